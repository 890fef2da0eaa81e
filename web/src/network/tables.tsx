// The picture in words: every actor and every tie that is seen. Made only when they are opened: there may be many thousands.
import { useMemo, useState } from "react";
import { formatDay } from "../language/formats";
import { useLanguage, useWords } from "../language/language";
import { label } from "../language/vocabulary";
import { useMarkLabel } from "../records/sector";
import type { Column } from "../tables/column";
import { Table } from "../tables/table";
import type { Seen } from "./filter";
import type { Actor, NetworkData, Tie } from "./graph-data";
import { words } from "./words";

interface TablesProps {
  readonly data: NetworkData;
  readonly seen: Seen;
  readonly onChoose: (id: string) => void;
}

export function NetworkTables(props: TablesProps) {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.tables}</summary>
      {open && <OpenTables {...props} />}
    </details>
  );
}

function OpenTables({ data, seen, onChoose }: TablesProps) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOfMark = useMarkLabel();
  const { actors, ties } = useMemo(() => {
    const counts = new Map<Actor, number>();
    const shown = data.ties.filter((_, tie) => seen.ties[tie]);
    for (const { source, target } of shown) {
      for (const end of new Set([source, target]))
        counts.set(data.actors[end]!, (counts.get(data.actors[end]!) ?? 0) + 1);
    }
    const rows = data.actors
      .filter((_, actor) => seen.actors[actor])
      .map((actor) => ({ actor, ties: counts.get(actor) ?? 0 }));
    return { actors: rows.sort((one, other) => other.ties - one.ties), ties: shown };
  }, [data, seen]);
  const actorColumns: Column<{ actor: Actor; ties: number }>[] = [
    {
      key: "name",
      title: say.name,
      heading: true,
      value: ({ actor }) => actor.name,
      show: ({ actor }) => (
        <button type="button" className="as-link" onClick={() => onChoose(actor.id)}>
          {actor.name}
        </button>
      ),
    },
    { key: "kind", title: say.kind, value: ({ actor }) => label("ActorKind", actor.kind, language) },
    { key: "sector", title: say.sector, value: ({ actor }) => nameOfMark(actor.mark) },
    { key: "ties", title: say.partners, numeric: true, value: ({ ties: count }) => count },
  ];
  const period = ({ row }: Tie) =>
    [row.valid_from, row.valid_until].map((day) => (day ? formatDay(String(day), language) : "…")).join(" – ");
  const tieColumns: Column<Tie>[] = [
    { key: "source", title: say.from, heading: true, value: ({ source }) => data.actors[source]!.name },
    { key: "type", title: say.tie, value: ({ type }) => label("RelationshipType", type, language) },
    { key: "target", title: say.to, value: ({ target }) => data.actors[target]!.name },
    {
      key: "period",
      title: say.period,
      value: (tie) => (tie.row.valid_from || tie.row.valid_until ? period(tie) : null),
    },
  ];
  return (
    <>
      <Table
        caption={say.actorsTable}
        columns={actorColumns}
        rows={actors}
        keyOf={({ actor }) => actor.id}
        rowsMax={20}
      />
      <Table caption={say.tiesTable} columns={tieColumns} rows={ties} keyOf={({ id }) => id} rowsMax={20} />
    </>
  );
}
