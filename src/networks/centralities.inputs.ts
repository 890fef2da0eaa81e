// How questions about centralities are put.
import { ArgsType, Field, Int } from "type-graphql";
import { PageArgs } from "../core/connection.types";
import { Day } from "../core/day.scalar";
import { enumOf } from "../core/enum.types";
import { RecordBy } from "../core/lookup.types";
import { RelationshipType } from "../relationships/relationship-types";
import { PARTNERSHIP_DESCRIPTION } from "./partnership.types";

export const CentralityOrder = enumOf(
  "CentralityOrder",
  "By which centrality to rank actors, highest first; equals by id.",
  {
    DEGREE: "By how many others they are tied to.",
    STRENGTH: "By the weights of all their ties.",
    PAGE_RANK: "By PageRank.",
    BETWEENNESS: "By betweenness.",
  },
);
export type CentralityOrder = keyof typeof CentralityOrder;

@ArgsType()
export class CentralitiesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "Actors of this jurisdiction and its parts (ISO 3166: BE includes BE-WAL; EU); null: of any; of another form: BAD_USER_INPUT.",
  })
  jurisdiction?: string | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in policies with this theme or a narrower one." })
  theme?: RecordBy | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in this policy or in one of its reforms." })
  policy?: RecordBy | null;

  @Field(() => RecordBy, { nullable: true, description: "Involved in this reform." })
  reform?: RecordBy | null;

  @Field(() => [RelationshipType], { nullable: true, description: PARTNERSHIP_DESCRIPTION })
  types?: RelationshipType[] | null;

  @Field(() => Day, {
    nullable: true,
    description:
      "As things stood on this day; null: today. Ties and actors that have possibly begun and not certainly ended.",
  })
  asOf?: string | null;

  @Field(() => CentralityOrder, { defaultValue: "PAGE_RANK", description: "By which centrality." })
  orderBy!: CentralityOrder;
}

@ArgsType()
export class CommunitiesArgs {
  @Field(() => Int, { defaultValue: 10, description: "At most how many, 1 to 100. Outside: PAGE_TOO_LARGE." })
  first!: number;
}

@ArgsType()
export class TopActorsArgs {
  @Field(() => Int, { defaultValue: 3, description: "At most how many, 1 to 100. Outside: PAGE_TOO_LARGE." })
  first!: number;
}
