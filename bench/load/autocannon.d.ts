/** The part of autocannon 9 that the load generator uses; the package brings no types. */
declare module "autocannon" {
  interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Buffer;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Seconds until a request counts as failed. */
    readonly timeout: number;
    /** Milliseconds. */
    readonly sampleInt: number;
    readonly requests: readonly {
      readonly setupRequest: (request: Request) => Request;
      readonly onResponse: (status: number, body: string) => void;
    }[];
  }

  interface Result {
    readonly errors: number;
    readonly timeouts: number;
    /** Seconds. */
    readonly duration: number;
  }

  interface Run extends PromiseLike<Result> {
    /** `responseTime` in milliseconds, with fractions. */
    on(
      event: "response",
      listener: (client: unknown, status: number, bytes: number, responseTime: number) => void,
    ): this;
    on(event: "reqError", listener: (error: Error) => void): this;
    /** Ends the run at its next sample. */
    stop(): void;
  }

  export default function autocannon(options: Options): Run;
}
