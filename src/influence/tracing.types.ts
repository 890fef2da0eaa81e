// Counts of evidence by the tests of process tracing, as GraphQL shows them. They are counted and never added up.
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("EvidenceCounts", {
  simpleResolvers: true,
  description: "How many pieces of evidence there are, by what each of them decides (Van Evera 1997; Collier 2011).",
})
export class EvidenceCounts {
  @Field(() => Int, { description: "All of them, graded or not. 0 where there is none." })
  readonly total!: number;

  @Field(() => Int, {
    description:
      "STRAW_IN_THE_WIND, neither necessary nor sufficient: to pass it makes the record a little likelier, to fail it a little less.",
  })
  readonly strawInTheWind!: number;

  @Field(() => Int, {
    description:
      "HOOP, necessary and not sufficient: to pass it keeps the record in play, to fail it rules the record out.",
  })
  readonly hoop!: number;

  @Field(() => Int, {
    description:
      "SMOKING_GUN, sufficient and not necessary: to pass it confirms the record, to fail it weakens it little.",
  })
  readonly smokingGun!: number;

  @Field(() => Int, {
    description:
      "DOUBLY_DECISIVE, necessary and sufficient: to pass it confirms the record and rules its rivals out, to fail it rules the record out.",
  })
  readonly doublyDecisive!: number;

  @Field(() => Int, {
    description:
      "Those that nobody has graded. Most are: to quote a source is not yet to have tested the record against it.",
  })
  readonly ungraded!: number;
}

@ObjectType("ProcessTracing", {
  simpleResolvers: true,
  description:
    "What evidence has been recorded for and against a set of records, counted by grade. It is a convention of this project after the tests of " +
    "process tracing (Van Evera 1997; Collier 2011), and no measure of influence: the counts do not add up to a score or a probability. A hundred " +
    "straws confirm nothing, one failed hoop rules out, and a source that is cited twice is still one source. Where all counts are 0, " +
    "nothing has been recorded, which says nothing either way. Evidence counts that you may see, with its excerpt and source, whether it " +
    "is about a record as a whole or about one of its fields.",
})
export class ProcessTracing {
  @Field(() => Int, { description: "How many records are looked at: involvements, and for a path its ties too." })
  readonly recordCount!: number;

  @Field(() => Int, {
    description:
      "How many of them have any evidence, for or against. A chain is traced only where this equals `recordCount`.",
  })
  readonly evidencedCount!: number;

  @Field(() => Int, { description: "How many distinct sources the evidence is from, for and against taken together." })
  readonly sourceCount!: number;

  @Field(() => EvidenceCounts, { description: "Evidence that supports them: tests that they passed." })
  readonly supporting!: EvidenceCounts;

  @Field(() => EvidenceCounts, { description: "Evidence that contests them: tests that they failed." })
  readonly contesting!: EvidenceCounts;
}
