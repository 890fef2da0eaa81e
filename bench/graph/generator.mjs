// A made-up society of any size, the same in every run: actors clustered by country and tied like real ones, with hubs, closed
// triangles, parallel ties and ends; policies and who takes part in them. It knows nothing of files and databases.

export const SIZES = {
  small: { actors: 10_000, ties: 50_000, involvements: 20_000, policies: 1_000, countries: 10 },
  middle: { actors: 100_000, ties: 500_000, involvements: 200_000, policies: 10_000, countries: 40 },
  large: { actors: 1_000_000, ties: 5_000_000, involvements: 2_000_000, policies: 50_000, countries: 150 },
};

/** Days count from 1970-01-01. */
const day = (text) => Date.parse(text) / 86_400_000;
const FIRST_DAY = day("1950-01-01");
const LAST_DAY = day("2025-12-31");

/** Kinds by sector: what their sector position is, and how often they come. */
const KINDS = [
  { kind: "PUBLIC_ADMINISTRATION", share: 0.12, position: [1, 0, 0] },
  { kind: "PUBLIC_BODY", share: 0.1, position: [0.8, 0.2, 0] },
  { kind: "PARLIAMENT", share: 0.02, position: [1, 0, 0] },
  { kind: "COMPANY", share: 0.24, position: [0, 1, 0] },
  { kind: "EMPLOYERS_OR_TRADE_ASSOCIATION", share: 0.08, position: [0, 0.8, 0.2] },
  { kind: "NGO", share: 0.2, position: [0, 0, 1] },
  { kind: "TRADE_UNION", share: 0.08, position: [0, 0.1, 0.9] },
  { kind: "MUTUALITY", share: 0.05, position: [0.2, 0.2, 0.6] },
  { kind: "NETWORK_OR_PLATFORM", share: 0.05, position: null },
  { kind: "PERSON", share: 0.06, position: null },
];
const NETWORK = KINDS.findIndex(({ kind }) => kind === "NETWORK_OR_PLATFORM");

const ROLES = ["INITIATOR", "DRAFTER", "ADVOCATE", "OPPONENT", "CO_DECIDER", "CONSULTED", "IMPLEMENTER", "FUNDER"];
const WEIGHTLESS_ROLES = ["BENEFICIARY", "TARGET", "LITIGANT"];
const STANCES = ["SUPPORT", "OPPOSE", "MIXED", "NEUTRAL", "UNKNOWN", "NO_RECOMMENDATION"];

/** Numbers from 0 to 1 that look random and are not: sfc32. */
function numbersFrom(seed) {
  let [a, b, c, d] = [seed | 0, 0x243f6a88, 0xb7e15162, 1];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 20; i += 1) next();
  return next;
}

/** Draws from a list, each member as often as its weight says. */
function lottery(members, weightOf, random) {
  const bounds = new Float64Array(members.length);
  let sum = 0;
  members.forEach((member, index) => (bounds[index] = sum += weightOf(member)));
  return () => {
    const drawn = random() * sum;
    let [low, high] = [0, members.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle] <= drawn) low = middle + 1;
      else high = middle;
    }
    return members[low];
  };
}

/** For each pair of kinds, the relationship types that may join them, as the project's table of types says. */
function typesByKinds(relationshipTypes) {
  const may = (type, source, target) =>
    (!type.sourceKinds || type.sourceKinds.includes(source)) &&
    (!type.targetKinds || type.targetKinds.includes(target)) &&
    !type.notSource.includes(source) &&
    !type.notTarget.includes(target);
  const names = Object.keys(relationshipTypes);
  return KINDS.map((source) =>
    KINDS.map((target) => names.filter((name) => may(relationshipTypes[name], source.kind, target.kind))),
  );
}

export class Society {
  /** `relationshipTypes` is the project's own table of types by name. */
  constructor(size, relationshipTypes, seed = 20_250_101) {
    Object.assign(this, SIZES[size]);
    this.types = typesByKinds(relationshipTypes);
    this.random = numbersFrom(seed);
    this.kinds = new Uint8Array(this.actors);
    this.homes = new Uint16Array(this.actors);
    this.founded = new Int32Array(this.actors);
    this.#settle();
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Gives every actor a country, a kind, a birthday and a pull, whose long tail makes the hubs. */
  #settle() {
    const { random } = this;
    const kindOf = lottery([...KINDS.keys()], (index) => KINDS[index].share, random);
    const countries = Array.from({ length: this.countries }, (_, index) => index);
    this.drawCountry = lottery(countries, (index) => 1 / Math.sqrt(1 + index * 0.15), random);
    const pull = new Float64Array(this.actors);
    const residents = countries.map(() => []);
    for (let actor = 0; actor < this.actors; actor += 1) {
      this.kinds[actor] = kindOf();
      this.homes[actor] = this.drawCountry();
      this.founded[actor] = FIRST_DAY + this.below(LAST_DAY - FIRST_DAY - 200);
      pull[actor] = Math.min((1 - random()) ** (-1 / 1.5), 2_000) * (this.kinds[actor] === NETWORK ? 2.5 : 1);
      residents[this.homes[actor]].push(actor);
    }
    const byPull = (actor) => pull[actor];
    this.drawActor = lottery([...pull.keys()], byPull, random);
    this.drawResident = residents.map((actors) => (actors.length ? lottery(actors, byPull, random) : this.drawActor));
  }

  *actorRows() {
    for (let actor = 0; actor < this.actors; actor += 1) {
      const { kind, position } = KINDS[this.kinds[actor]];
      const founded = this.random() < 0.3 ? null : this.founded[actor];
      yield { actor, kind, position: this.random() < 0.7 ? position : null, country: this.homes[actor], founded };
    }
  }

  /** The far end of a tie: a partner's partner, somebody at home, or anybody. */
  #partnerOf(source, ties) {
    const { first, next, targets } = ties;
    const someTarget = (of) => {
      let tie = first[of];
      for (let steps = this.below(4); steps > 0 && tie >= 0 && next[tie] >= 0; steps -= 1) tie = next[tie];
      return tie < 0 ? -1 : targets[tie];
    };
    if (this.random() < 0.18) {
      const partner = someTarget(source);
      const third = partner < 0 ? -1 : someTarget(partner);
      if (third >= 0) return third;
    }
    return this.random() < 0.86 ? this.drawResident[this.homes[source]]() : this.drawActor();
  }

  #confidence() {
    const drawn = this.random();
    if (drawn < 0.4) return 1;
    if (drawn < 0.55) return 0.9;
    if (drawn < 0.65) return 0.7;
    if (drawn < 0.7) return 0.5;
    return Math.round((0.3 + 0.7 * this.random()) * 10_000) / 10_000;
  }

  /** Two in a hundred are not public: no question of this benchmark may see them. */
  #visibility() {
    const drawn = this.random();
    if (drawn >= 0.02) return "PUBLIC";
    return drawn < 0.005 ? "PRIVATE" : "NODE";
  }

  /** From when to when, as days or null; a tie is never older than its ends. */
  #period(earliest) {
    if (this.random() < 0.15) return { from: null, to: null };
    const from = earliest + this.below(Math.max(1, LAST_DAY - earliest));
    const to = this.random() < 0.3 ? Math.min(LAST_DAY, from + 30 + this.below(3_650)) : null;
    return { from, to };
  }

  *tieRows() {
    const ties = {
      targets: new Int32Array(this.ties),
      first: new Int32Array(this.actors).fill(-1),
      next: new Int32Array(this.ties).fill(-1),
    };
    let [source, target] = [0, 0];
    for (let tie = 0; tie < this.ties; tie += 1) {
      // One in sixteen joins the same two as the tie before, half of them the other way round.
      const again = tie > 0 && this.random() < 1 / 16;
      if (!again) {
        source = this.drawActor();
        target = this.#partnerOf(source, ties);
        if (target === source) target = (source + 1 + this.below(this.actors - 1)) % this.actors;
      } else if (this.random() < 0.5) [source, target] = [target, source];
      let allowed = this.types[this.kinds[source]][this.kinds[target]];
      if (!allowed.length) {
        [source, target] = [target, source];
        allowed = this.types[this.kinds[source]][this.kinds[target]];
      }
      ties.targets[tie] = target;
      ties.next[tie] = ties.first[source];
      ties.first[source] = tie;
      const joins = this.kinds[target] === NETWORK && allowed.includes("MEMBER_OF") && this.random() < 0.7;
      const type = joins ? "MEMBER_OF" : this.pick(allowed);
      const period = this.#period(Math.max(this.founded[source], this.founded[target]));
      yield { tie, source, target, type, ...period, confidence: this.#confidence(), visibility: this.#visibility() };
    }
  }

  *policyRows() {
    this.policyCountries = new Uint16Array(this.policies);
    for (let policy = 0; policy < this.policies; policy += 1) {
      this.policyCountries[policy] = this.drawCountry();
      yield { policy, country: this.policyCountries[policy] };
    }
  }

  /** Every fifth policy has a reform. */
  *reformRows() {
    for (let policy = 0; policy < this.policies; policy += 5) {
      yield { reform: policy / 5, policy, begun: day("1995-01-01") + this.below(LAST_DAY - day("1995-01-01")) };
    }
  }

  /** Few policies draw many actors; most actors of a policy are from its country. */
  *involvementRows() {
    for (let involvement = 0; involvement < this.involvements; involvement += 1) {
      const policy = Math.floor(this.policies * this.random() ** 2);
      const atHome = this.random() < 0.8;
      const actor = atHome ? this.drawResident[this.policyCountries[policy]]() : this.drawActor();
      const inReform = policy % 5 === 0 && this.random() < 0.5;
      yield {
        involvement,
        policy,
        actor,
        reform: inReform ? policy / 5 : null,
        role: this.random() < 0.1 ? this.pick(WEIGHTLESS_ROLES) : this.pick(ROLES),
        stance: this.pick(STANCES),
        intensity: this.random() < 0.4 ? Math.round(this.random() * 100) / 100 : null,
        confidence: this.#confidence(),
        visibility: this.#visibility(),
      };
    }
  }
}
