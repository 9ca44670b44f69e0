// The service under test: the program of the checkout at `REPOSITORY`, or the one at `BINARY`, over the sample
// archive, on a port that is free.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long the service may take to index the archive and to listen, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts the service and waits until it listens.
 *
 * @param {string[]} flags what `pressoir serve` is told besides the archive.
 * @returns {Promise<{address: string, stop: () => Promise<void>}>} its address, without a slash at the end.
 */
export async function serve(flags = []) {
  const folder = await mkdtemp(join(tmpdir(), "pressoir-browser-"));
  const index = join(folder, "index");
  const told = ["serve", "--corpus", inRepository("corpus"), "--index", index, "--port", "0", ...flags];
  const binary = process.env.BINARY ?? inRepository("target/debug/pressoir");
  const program = spawn(binary, told, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => program.on("close", resolve));
  const stop = async () => {
    program.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  };
  try {
    return { address: await listening(program), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(program) {
  return new Promise((resolve, reject) => {
    let log = "";
    const late = setTimeout(() => reject(new Error(`the service does not listen:\n${log}`)), PATIENCE);
    program.on("error", reject);
    program.on("close", () => reject(new Error(`the service ended:\n${log}`)));
    program.stderr.setEncoding("utf8").on("data", (text) => {
      log += text;
      const address = /at (http:\/\/[^/\s]+)\//.exec(log);
      if (address) {
        clearTimeout(late);
        resolve(address[1]);
      }
    });
  });
}

/** Returns where something of the checkout is. */
export function inRepository(path) {
  const repository = process.env.REPOSITORY;
  if (!repository) throw new Error("set REPOSITORY to the path of the checkout");
  return join(repository, path);
}
