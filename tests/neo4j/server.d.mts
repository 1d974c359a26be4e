export interface RunningNeo4j { readonly url: string; readonly password: string | undefined; stop(): Promise<void>; kill(): void }
export function missing(): string | undefined;
export function fetched(): boolean;
export function fetchNeo4j(): void;
export function startNeo4j(options?: { port?: number; home?: string; password?: string }): Promise<RunningNeo4j>;
