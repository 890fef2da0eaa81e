// A network strategy as GraphQL shows it: how far the partners of a centre are tied to each other, on a day.
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Day } from "../core/day.scalar";
import type { RelationshipType } from "../relationships/relationship-types";

@ObjectType("PartnerSectors", {
  simpleResolvers: true,
  description: "Which sectors a centre's partners come from: each partner counts once, in one of the five fields.",
})
export class PartnerSectors {
  @Field(() => Int, { description: "Partners with more weight in the State than in either other sector." })
  readonly state!: number;

  @Field(() => Int, { description: "Partners with more weight in the economy than in either other sector." })
  readonly economy!: number;

  @Field(() => Int, { description: "Partners with more weight in civil society than in either other sector." })
  readonly civilSociety!: number;

  @Field(() => Int, { description: "Partners with most weight in two or three sectors alike." })
  readonly mixed!: number;

  @Field(() => Int, { description: "Partners whose place in the triangle is not known." })
  readonly unplaced!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "E = -sum of p ln p / ln 3, 0 to 1, p being the mean of the partners' sector positions (Pielou 1966). 0: all in one corner; 1: all three alike. " +
      "null where no partner has a place.",
  })
  readonly evenness!: number | null;
}

@ObjectType("PartnerCountry", { simpleResolvers: true, description: "A country that a centre has partners in." })
export class PartnerCountry {
  @Field(() => String, { description: "ISO 3166 code, as BE, which includes BE-WAL; EU." })
  readonly country!: string;

  @Field(() => Int, { description: "How many partners belong there." })
  readonly partners!: number;
}

@ObjectType("NetworkStrategy", {
  simpleResolvers: true,
  description:
    "How far the partners of an actor, the centre, are tied to each other and not only to it: from bilateral to multi-actor. Partners are " +
    "organisations that share a tie with the centre; persons hold offices and are left out, and so are actors that stand for a whole " +
    "corner of the triangle. Ties count in either direction, several between two actors once. Of n partners, t pairs are tied.",
})
export class NetworkStrategy {
  readonly centreId!: string;
  readonly types!: readonly RelationshipType[];

  @Field(() => Day, { description: "The day as of which it holds." })
  readonly asOf!: string;

  @Field(() => Int, {
    description: "n: how many partners the centre has. 0 before it exists, and for an actor without ties.",
  })
  readonly partnerCount!: number;

  @Field(() => Int, { description: "t: how many pairs of partners share a tie." })
  readonly tiedPairs!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "2t / (n * (n - 1)), 0 to 1: tied pairs of all pairs of partners (Wasserman and Faust 1994). 0: a star, everything runs through the centre; 1: " +
      "all are tied to all. null with fewer than 2 partners.",
  })
  readonly density!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "t / (t + n), 0 to below 1: of all tied pairs within the network, centre included, the part that leaves the centre out. Convention of " +
      "this project. null without partners.",
  })
  readonly bypassShare!: number | null;

  @Field(() => Int, {
    description: "How many partners share a tie with no other partner: reached bilaterally only. 0 to n.",
  })
  readonly bilateralPartners!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "To how many others than the centre a partner is tied, on average, partners of the centre or not. 0 or more; null without partners.",
  })
  readonly meanPartnersOfPartners!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "n - 2t / n, 1 to n: how many of the partners are not redundant to the centre, because it alone connects them (Burt 1992, by the " +
      "formula of Borgatti 1997). It falls as partners are tied to each other: what a broker loses, a network gains. null without partners.",
  })
  readonly effectiveSize!: number | null;

  @Field(() => PartnerSectors, { description: "Which sectors the centre bridges." })
  readonly sectors!: PartnerSectors;

  @Field(() => [PartnerCountry], {
    description:
      "Which countries the centre bridges, most partners first; partners of no known jurisdiction are left out.",
  })
  readonly countries!: readonly PartnerCountry[];

  @Field(() => Int, { description: "How many of the t tied pairs join partners of two different countries." })
  readonly pairsAcrossCountries!: number;
}
