// Every question that the API answers, in the order in which it is described.
import type { Question } from './question.ts';
import { commitment } from './routes/commitment.ts';
import { commitments } from './routes/commitments.ts';
import { cypher } from './routes/cypher.ts';
import { disputes } from './routes/disputes.ts';
import { health } from './routes/health.ts';
import { neighbours } from './routes/neighbours.ts';
import { network } from './routes/network.ts';
import { node } from './routes/node.ts';
import { path } from './routes/path.ts';
import { schema } from './routes/schema.ts';
import { gallery } from './routes/questions.ts';
import { search } from './routes/search.ts';
import { source } from './routes/source.ts';
import { sources } from './routes/sources.ts';

export const questions: readonly Question[] = [health, schema, search, node, neighbours, network, path, commitments, commitment, disputes, sources, source, gallery, cypher];
