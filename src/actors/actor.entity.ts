// An actor: whoever can have weight in a reform. Not only organisations with a seat and a number: "the unions in
// Mauritania" act and are acted upon, and a minister matters as long as the office lasts.
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import type { LocalisedText } from "../core/text";
import { RecordEntity } from "../ledger/record.entity";
import { ActorKind, NameKind, Sector } from "./actor.kinds";

@ObjectType("ActorName", { simpleResolvers: true, description: "One of an actor's names." })
export class ActorName {
  @Field(() => String, { description: "The name." })
  readonly value!: string;

  @Field(() => String, {
    nullable: true,
    description: "ISO 639 code; null where the source does not tell, and we do not guess.",
  })
  readonly lang!: string | null;

  @Field(() => NameKind, { description: "Official, short, former or a variant." })
  readonly kind!: NameKind;

  readonly validText?: string | null;
}

@ObjectType("SectorPosition", {
  simpleResolvers: true,
  description:
    "A point in the triangle of forces: three weights from 0 to 1 that sum to 1. A hybrid is a point inside the triangle, " +
    "not a fourth corner: a mutuality that also runs a statutory insurance stands between civil society and the State.",
})
export class SectorPosition {
  @Field(() => Float, { description: "Weight of the State, 0 to 1." })
  readonly state!: number;

  @Field(() => Float, { description: "Weight of the economy, 0 to 1." })
  readonly economy!: number;

  @Field(() => Float, { description: "Weight of civil society, 0 to 1." })
  readonly civilSociety!: number;
}

@ObjectType("Identifier", { simpleResolvers: true, description: "An actor's number in a public register." })
export class Identifier {
  @Field(() => String, { description: "The register by its org-id.guide prefix, as BE-BCE_KBO." })
  readonly scheme!: string;

  @Field(() => String, { description: "The number there." })
  readonly value!: string;
}

@ObjectType("Actor", {
  implements: RecordEntity,
  simpleResolvers: true,
  description:
    "An organisation, network, public body, company, collective actor or person in a public role: whoever can have weight in a reform.",
})
@Entity("actor")
export class Actor extends RecordEntity {
  static override readonly idPrefix = "actor";

  @Field(() => String, { description: "Readable and unique among actors: lower-case letters, digits, dashes." })
  @Column("text")
  readonly slug!: string;

  @Field(() => ActorKind, { description: "What it is." })
  @Column("text")
  readonly kind!: ActorKind;

  @Column("jsonb", { name: "names" })
  readonly allNames!: readonly { value: string; lang?: string; kind: NameKind; valid?: string }[];

  @Column("jsonb", { name: "description" })
  readonly descriptions!: LocalisedText;

  @Column("float8", { name: "sector_state" })
  readonly sectorState!: number | null;

  @Column("float8", { name: "sector_economy" })
  readonly sectorEconomy!: number | null;

  @Column("float8", { name: "sector_civil_society" })
  readonly sectorCivilSociety!: number | null;

  @Field(() => Sector, {
    nullable: true,
    description:
      'Set where the actor stands for a whole corner of the triangle ("the State"); such vertices are not counted in balances.',
  })
  @Column("text", { name: "triangle_vertex" })
  readonly triangleVertex!: Sector | null;

  @Field(() => String, { nullable: true, description: "Where it belongs: ISO 3166 code, as BE or BE-WAL; EU." })
  @Column("text")
  readonly jurisdiction!: string | null;

  @Column("jsonb", { name: "public_role" })
  readonly publicRoles!: LocalisedText | null;

  @Field(() => String, { nullable: true, description: "Its web site." })
  @Column("text")
  readonly website!: string | null;

  @Column("text", { name: "existence" })
  readonly existenceText!: string | null;
}
