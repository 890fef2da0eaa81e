// A page of a record that is not there, or not for this reader: it says so, and offers to look for another or to add it.
import type { ReactNode } from "react";
import { RecordChoice, type SearchType } from "../finding/record-choice";
import { pageOf } from "../records/addresses";
import { Frame } from "./frame";

interface NoSuchRecordProps {
  readonly title: string;
  readonly sentence: string;
  readonly find: string;
  readonly types: SearchType[];
  /** A link to the form that would add it. */
  readonly children: ReactNode;
}

export function NoSuchRecord({ title, sentence, find, types, children }: NoSuchRecordProps) {
  return (
    <Frame title={title}>
      <p>{sentence}</p>
      <div className="find-another">
        <RecordChoice
          label={find}
          types={types}
          onChoose={(record) => window.location.assign(pageOf(record))}
          onSubmit={(text) => window.location.assign(`/find?text=${encodeURIComponent(text)}`)}
        />
      </div>
      <p className="tools">{children}</p>
    </Frame>
  );
}
