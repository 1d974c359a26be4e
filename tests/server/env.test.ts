// The settings: defaults, and one sentence for each wrong value.
import { describe, expect, it } from 'vitest';
import { isLoopback, readSettings, WrongSetting } from '#server/env';

describe('the settings', () => {
  it('have defaults that are safe', () => {
    expect(readSettings({})).toEqual({
      port: 4000, host: '127.0.0.1', database: undefined, data: { folder: './data', chosen: false }, token: undefined,
      query: { timeoutMs: 20_000, maxRows: 10_000, maxMegabytes: 512 }, logLevel: 'info',
    });
  });

  it('are read from the environment; empty counts as absent', () => {
    const settings = readSettings({ PORT: ' 80 ', HOST: '0.0.0.0', PACTA_DATABASE_URL: 'neo4j+s://graph.example.org', PACTA_DATABASE_PASSWORD: 'secret', PACTA_TOKEN: '', PACTA_DATA_DIR: '/srv/pacta', PACTA_LOG_LEVEL: 'silent' });
    expect(settings).toMatchObject({ port: 80, host: '0.0.0.0', token: undefined, data: { folder: '/srv/pacta', chosen: true }, logLevel: 'silent', database: { url: 'neo4j+s://graph.example.org', user: undefined, password: 'secret' } });
  });

  it.each([
    ['PORT', 'many', /^The setting PORT must be a whole number from 0 to 65535, but is "many"\.$/],
    ['PORT', '70000', /from 0 to 65535/],
    ['HOST', 'not an address', /^The setting HOST must be an address/],
    ['PACTA_DATABASE_URL', 'http://localhost:7474', /^The setting PACTA_DATABASE_URL must be the address of a Neo4j, such as bolt:/],
    ['PACTA_TOKEN', 'short', /^The setting PACTA_TOKEN must have at least 16 characters/],
    ['PACTA_QUERY_TIMEOUT_MS', '0', /PACTA_QUERY_TIMEOUT_MS must be a whole number from 1/],
    ['PACTA_QUERY_MAX_ROWS', '-5', /PACTA_QUERY_MAX_ROWS/],
    ['PACTA_QUERY_MAX_MB', '1e3', /PACTA_QUERY_MAX_MB/],
    ['PACTA_LOG_LEVEL', 'loud', /^The setting PACTA_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but is "loud"\.$/],
  ])('%s=%s is refused in a sentence', (name, value, sentence) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(WrongSetting);
    expect(read).toThrow(sentence);
  });

  it('know which addresses are of this machine alone', () => {
    expect(['127.0.0.1', '127.0.0.53', '::1', 'localhost'].filter((host) => !isLoopback(host))).toEqual([]);
    expect(['0.0.0.0', '::', '192.168.0.1', 'localhost.example.org', '127.0.0.1.example.org'].filter(isLoopback)).toEqual([]);
  });
});
