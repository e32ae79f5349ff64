/** A local AWS: moto's server on a free loopback port. Behind `recording-proxy.ts` only, or clients lose responses. */
import { spawn } from "node:child_process";
import type { RealPart } from "./real-parts.ts";
import { starts } from "./real-parts.ts";
import { freePort, untilAnswers } from "./servers.ts";

export const motoServer: RealPart = {
  name: "moto (pip install 'moto[ec2,logs,servicequotas,ssm,sts,server]')",
  isPresent: () => starts("python3", ["-c", "import moto.server"]),
};

export interface Moto {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const server = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const kill = (): void => void server.kill();
  process.once("exit", kill);
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    process.removeListener("exit", kill);
    kill();
    await ended;
  };
  try {
    await untilAnswers(`${url}/moto-api/`, 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
