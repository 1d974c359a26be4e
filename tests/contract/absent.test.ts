// Says once, as a skip with its reason, that the real Neo4j is not there. With CI=true its absence has failed the run already.
import { inject, it } from 'vitest';

const reason = inject('neo4jAbsent');
it.skipIf(reason !== '')(reason === '' ? 'the real Neo4j 5 is there' : reason, () => undefined);
