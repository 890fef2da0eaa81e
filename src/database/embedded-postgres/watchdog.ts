// How Postgres is started so that it ends when we do, even when we are killed without a word. It builds a command line
// and knows nothing of clusters. Windows has no such shell: there Postgres is a plain child and outlives a kill.

/**
 * /bin/sh leaves a small process behind that waits on descriptor 3, then becomes Postgres itself (so its process id is
 * Postgres'). The other end of 3 is ours: a line on it means that we saw Postgres end; its closing without a line means
 * that we are gone. The watcher is forked twice, because a postmaster takes an unknown child's death for a crash.
 */
const SCRIPT = `
postmaster=$$
( {
  trap '' HUP INT TERM
  if read -r line <&3; then exit 0; fi
  kill -INT "$postmaster"
  waited=0
  while [ "$waited" -lt 60 ] && kill -0 "$postmaster"; do sleep 1; waited=$((waited + 1)); done
  kill -QUIT "$postmaster"
} </dev/null >/dev/null 2>&1 & )
exec 3>&-
exec "$@"
`;

/** The line that dismisses the watcher. */
export const DISMISSAL = "ended\n";

export interface GuardedCommand {
  readonly program: string;
  readonly parameters: readonly string[];
  /** Whether descriptor 3 is to be a pipe. */
  readonly guarded: boolean;
}

export function guardedCommand(program: string, parameters: readonly string[]): GuardedCommand {
  if (process.platform === "win32") return { program, parameters, guarded: false };
  return { program: "/bin/sh", parameters: ["-c", SCRIPT, "sh", program, ...parameters], guarded: true };
}
