// Where an actor stands between the State, the economic actors and civil society.
import type { ResultOf } from "../api/question";
import { useLanguage, useWords } from "../language/language";
import { formatShare } from "../language/formats";
import { label } from "../language/vocabulary";
import { Picture } from "../pictures/picture";
import { TERNARY_HEIGHT, ternaryPoint } from "../pictures/ternary-geometry";
import { markOf, type Position } from "../records/mark";
import { MARK_PATHS } from "../records/sector";
import { Table } from "../tables/table";
import { ACTOR } from "./questions";
import { words } from "./words";

type TheActor = NonNullable<ResultOf<typeof ACTOR>["actor"]>;

const SECTORS = [
  ["STATE", "state"],
  ["ECONOMY", "economy"],
  ["CIVIL_SOCIETY", "civilSociety"],
] as const;

export function Place({ actor, asked }: { readonly actor: TheActor; readonly asked: object }) {
  const say = useWords(words);
  const language = useLanguage();
  const position = actor.sectorPosition;
  if (!position)
    return (
      <section>
        <h2>{say.placeTitle}</h2>
        <p className="state">{say.placeUnknown(actor.name)}</p>
      </section>
    );
  const shares = SECTORS.map(([sector, weight]) => ({
    name: label("Sector", sector, language),
    share: position[weight],
  }));
  const held = shares.filter(({ share }) => share > 0).sort((one, other) => other.share - one.share);
  const sentence =
    held.length === 1
      ? say.placeCorner(actor.name, held[0]!.name)
      : say.placeBetween(
          actor.name,
          held.map(({ name, share }) => `${name} (${formatShare(share, language)})`).join(", "),
        );
  return (
    <Picture
      title={say.placeTitle}
      sentence={
        <>
          <p>{sentence}</p>
          {actor.triangleVertex && <p>{say.standsForAll(label("Sector", actor.triangleVertex, language))}</p>}
        </>
      }
      table={
        <Table
          caption={say.placeTitle}
          columns={[
            { key: "sector", title: say.sector, value: ({ name }) => name, heading: true },
            {
              key: "share",
              title: say.share,
              value: ({ share }) => share,
              show: ({ share }) => formatShare(share, language),
              numeric: true,
            },
          ]}
          rows={shares}
          keyOf={({ name }) => name}
          file={`place-${actor.slug}`}
        />
      }
      asked={{ question: ACTOR, variables: asked }}
      file={`place-${actor.slug}`}
    >
      <SmallTriangle position={position} description={sentence} />
    </Picture>
  );
}

const SIDE = 200;
const MARGIN_X = 70;
const MARGIN_Y = 30;
const MARK_SCALE = 1.3;

function SmallTriangle({ position, description }: { readonly position: Position; readonly description: string }) {
  const language = useLanguage();
  const name = (sector: string) => label("Sector", sector, language);
  const height = SIDE * TERNARY_HEIGHT;
  const { x, y } = ternaryPoint(position, SIDE);
  return (
    <svg
      className="drawing ternary"
      role="img"
      aria-label={description}
      viewBox={`${-MARGIN_X} ${-MARGIN_Y} ${SIDE + 2 * MARGIN_X} ${height + 2 * MARGIN_Y}`}
    >
      <path className="edge" d={`M${SIDE / 2} 0 L0 ${height} H${SIDE} Z`} />
      <circle className="middle" cx={SIDE / 2} cy={(height * 2) / 3} r={4} />
      <text x={SIDE / 2} y={-12} textAnchor="middle" fontSize={13}>
        {name("STATE")}
      </text>
      <text x={0} y={height + 22} textAnchor="middle" fontSize={13}>
        {name("ECONOMY")}
      </text>
      <text x={SIDE} y={height + 22} textAnchor="middle" fontSize={13}>
        {name("CIVIL_SOCIETY")}
      </text>
      <path
        className={`mark mark-${markOf(position)}`}
        d={MARK_PATHS[markOf(position)]}
        transform={`translate(${x - 8 * MARK_SCALE} ${y - 8 * MARK_SCALE}) scale(${MARK_SCALE})`}
      />
    </svg>
  );
}
