// Settings: defaults for a first try, refusals by name.
import { readConfig } from "../../src/core/config";

describe("settings", () => {
  it("without any, listen on loopback and use the embedded Postgres", () => {
    expect(readConfig({})).toMatchObject({ host: "127.0.0.1", port: 4000, databaseUrl: null, demo: true });
  });

  it("let whoever writes send no less than whoever reads", () => {
    const { bodyBytesMax, writeBytesMax } = readConfig({ COUNTERWEIGHT_BODY_BYTES_MAX: "9000000" });
    expect([bodyBytesMax, writeBytesMax]).toEqual([9_000_000, 9_000_000]);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["COUNTERWEIGHT_DEMO", "maybe"],
    ["COUNTERWEIGHT_ORIGIN", "Not A Name"],
    ["COUNTERWEIGHT_LANGUAGES", "English"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(name) as string }),
    );
  });
});
