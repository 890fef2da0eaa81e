// What every record has in common, as columns and as GraphQL: a typed id, who asserts it, who may see it, its version.
// The ledger keeps the assertions; the record's own row is what they add up to.
import { Field, ID, InterfaceType, Int, registerEnumType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import { typedId } from "../core/ids";
import type { Visibility } from "../core/context";

export const VisibilityEnum = { PUBLIC: "PUBLIC", NODE: "NODE", PRIVATE: "PRIVATE" } as const;
registerEnumType(VisibilityEnum, {
  name: "Visibility",
  description: "Who may see a record.",
  valuesConfig: {
    PUBLIC: { description: "Everyone, and other nodes." },
    NODE: { description: "Those who hold a key of this node." },
    PRIVATE: { description: "Curators of this node." },
  },
});

const typeName = (value: object): string => value.constructor.name;

@InterfaceType("Node", {
  description: "Anything that has an id of its own and can be asked for by it.",
  resolveType: typeName,
})
export abstract class NodeEntity {
  /** The column; people and clients see `id`. */
  @PrimaryColumn("uuid", { name: "id" })
  readonly uuid!: string;

  @Field(() => ID, {
    description: "Typed and opaque: the record's type, an underscore and 32 hexadecimal digits, as actor_0190f3c2…",
  })
  get id(): string {
    return typedId((this.constructor as typeof RecordEntity).idPrefix, this.uuid);
  }
}

@InterfaceType("Record", {
  implements: NodeEntity,
  description: "A node that some origin asserts: it carries who says so, who may see it, and how often it was changed.",
  resolveType: typeName,
})
export abstract class RecordEntity extends NodeEntity {
  static readonly idPrefix: string;

  /** The column; people and clients see `origin`. */
  @Column("text", { name: "origin" })
  readonly originSlug!: string;

  @Field(() => VisibilityEnum, { description: "Who may see this record." })
  @Column("text")
  readonly visibility!: Visibility;

  @Field(() => Int, { description: "1 for a new record, one more with every change." })
  @Column("integer")
  readonly version!: number;

  @Field(() => Boolean, {
    description:
      "Whether origins say different things of it. Shown is the one that spoke first; `versions` has them all. Whether its " +
      "content is contested is another question: see `evidence` that CONTESTS and, for claims, `status`.",
  })
  @Column("boolean")
  readonly disputed!: boolean;

  @Field(() => Date, { description: "When this node first recorded it." })
  @Column("timestamptz", { name: "created_at" })
  readonly createdAt!: Date;

  @Field(() => Date, { description: "When this node last changed it." })
  @Column("timestamptz", { name: "updated_at" })
  readonly updatedAt!: Date;
}
