// A thread that reads one snapshot and ends: the node goes on answering meanwhile, and what the reading needed is gone with it.
import { parentPort, workerData } from "node:worker_threads";
import { type Reading, readSnapshot } from "./reading";

void readSnapshot(workerData as Reading).then((memory) => parentPort!.postMessage(memory));
