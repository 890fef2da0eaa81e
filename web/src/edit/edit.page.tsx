// /edit says what one can do here; /edit/KIND adds a record of that kind; /edit/KIND?id=... corrects one.
import "./edit.css";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useAccessKey } from "../api/key";
import type { Kind } from "../editing/field";
import { KINDS } from "../editing/kinds";
import { RecordForm } from "../editing/record-form";
import { Restoration, Retraction } from "../editing/retraction";
import type { Written } from "../editing/sending";
import { startOf, startOfNew } from "../editing/start";
import { Frame } from "../frame/frame";
import { openPage } from "../frame/open-page";
import { useViewer } from "../frame/viewer";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { historyOf } from "../records/addresses";
import { Answer, Nothing } from "../states/answer";
import { Invitation } from "./invitation";
import { WrittenNote } from "./written-note";
import { words } from "./words";

function EditPage() {
  const say = useWords(words);
  const language = useLanguage();
  const viewer = useViewer();
  const [, , name] = window.location.pathname.split("/");
  const given = new URLSearchParams(window.location.search);
  const kind = KINDS.find((each) => each.name === name);
  const id = given.get("id");
  const type = kind && label("RecordType", kind.type, language);
  const title = type ? (id ? say.correctOf(type) : say.newOf(type)) : say.title;
  return (
    <Frame title={title} current="edit">
      {name && !kind && <Nothing>{say.unknownForm}</Nothing>}
      {kind && viewer.mayWrite ? (
        <FormOf key={`${kind.name} ${id ?? ""}`} kind={kind} id={id} given={given} viewer={viewer} />
      ) : (
        <Answer of={viewer.answer}>
          {() => <Invitation mayWrite={viewer.mayWrite} hasKey={viewer.role !== null} />}
        </Answer>
      )}
      {kind && (
        <p className="all">
          <a href="/edit">{say.all}</a>
        </p>
      )}
    </Frame>
  );
}

interface FormOfProps {
  readonly kind: Kind;
  readonly id: string | null;
  readonly given: URLSearchParams;
  readonly viewer: ReturnType<typeof useViewer>;
}

function FormOf({ kind, id, given, viewer }: FormOfProps) {
  const say = useWords(words);
  const language = useLanguage();
  const key = useAccessKey();
  const [written, setWritten] = useState<Written | null>(null);
  const onWritten = useCallback((done: Written) => {
    setWritten(done);
    window.scrollTo(0, 0);
  }, []);
  // Read once: the form holds what it began from, and a later answer must not slip under what is being typed.
  const start = useQuery({
    queryKey: ["form", kind.name, id, key],
    queryFn: () => (id ? startOf(kind, id, language) : startOfNew(kind, given, language)),
    staleTime: Infinity,
    gcTime: Infinity,
    enabled: (query) => query.state.data === undefined,
    retry: false,
  });
  if (written) return <WrittenNote kind={kind} written={written} />;
  return (
    <Answer of={start}>
      {(data) =>
        data ? (
          <>
            <RecordForm kind={kind} start={data} sees={viewer.sees} onWritten={onWritten} />
            {id && data.version !== null && (
              <Retraction kind={kind} id={id} version={data.version} mayRestore={viewer.mayCurate} />
            )}
          </>
        ) : (
          <Nothing>
            <p>
              {say.notThere} {id && <a href={historyOf(id)}>{say.history}</a>}
            </p>
            {id && viewer.mayCurate && <Restoration kind={kind} id={id} />}
          </Nothing>
        )
      }
    </Answer>
  );
}

openPage(EditPage);
