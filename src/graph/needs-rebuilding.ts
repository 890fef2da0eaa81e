/** Thrown where a change is no patch any more: the graph is to be read anew. */
export class NeedsRebuilding extends Error {}
