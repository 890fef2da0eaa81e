// How much a client may hold open, and for how long: every bound of subscriptions, in one table.

/** Keys end with the unit, or with what is counted. */
export const SUBSCRIPTION_LIMITS = {
  /** Of one message to the node. What is larger closes the socket (1009). */
  frameBytes: 65_536,
  subscriptionsOfSocket: 10,
  subscriptionsOfKey: 100,
  /** Of everybody who comes without a key, together: what is left of the node's is for those who have one. */
  subscriptionsWithoutKey: 250,
  subscriptionsOfNode: 500,
  socketsOfKey: 20,
  /** Of everybody who comes without a key, together. */
  socketsWithoutKey: 200,
  /** What may wait in memory for a slow reader before nothing more is read for it. */
  waitingBytes: 1_048_576,
  /** How long a reader may leave more than that waiting. */
  slowMs: 30_000,
  /** Within what time a socket must say who it is. */
  initMs: 5_000,
  /** How often a socket is asked for a sign of life; one that gives none twice is dropped. */
  pingMs: 30_000,
  /** How long one subscription lasts at most. */
  lifeMs: 43_200_000,
  /** How long a node that stops waits for clients to say goodbye. */
  goodbyeMs: 1_000,
} as const;

export type SubscriptionLimits = Readonly<Record<keyof typeof SUBSCRIPTION_LIMITS, number>>;
