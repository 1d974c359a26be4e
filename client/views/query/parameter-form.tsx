// The form for a query's parameters: one field each, by kind. A missing or wrong value is a sentence at its field.
import { VerdictGlyph } from '../icons.tsx';
import { readable } from '../words.ts';
import { verdictMarks, verdictWords } from '#graph/verdict-words';
import type { Verdict } from '#graph/vocabularies';
import { state } from '../../state/store.ts';
import { fieldText, kindWords, parameterKinds, readField, type ParameterKind, type ParameterSpec } from '../../state/query-parameters.ts';
import { schema } from '../../state/query-run.ts';
import { chooseKind, fieldId, fillIn, galleryQuestion, problemOf, specs } from './desk.ts';
import { EntityField } from './entity-field.tsx';

export function ParameterForm() {
  if (specs.value.length === 0) return null;
  return <div class="parameters" role="group" aria-label="Values to fill in">{specs.value.map((spec) => <Parameter key={`${spec.name} ${spec.kind}`} spec={spec} />)}</div>;
}

function Parameter({ spec }: { spec: ParameterSpec }) {
  const id = fieldId(spec.name);
  const problem = problemOf(spec);
  const known = galleryQuestion.value?.parameters.some(({ name }) => name === spec.name) === true;
  const described = `${id}-about`;
  return (
    <div class={problem === null ? 'parameter' : 'parameter wrong'}>
      <div class="naming">
        <label for={id}>{spec.name}</label>
        {!known && <select aria-label={`Kind of ${spec.name}`} value={spec.kind} onChange={(event) => chooseKind(spec.name, event.currentTarget.value as ParameterKind)}>{parameterKinds.map((kind) => <option key={kind} value={kind}>{kindWords[kind]}</option>)}</select>}
      </div>
      <Field spec={spec} id={id} describedBy={described} wrong={problem !== null} />
      <p id={described} class="about" aria-live="polite">{problem ?? spec.description}</p>
    </div>
  );
}

interface FieldProps { spec: ParameterSpec; id: string; describedBy: string; wrong: boolean }

function Field(props: FieldProps) {
  const { spec } = props;
  const words = spec.vocabulary === null ? null : (schema.value?.vocabularies[spec.vocabulary] ?? null);
  switch (spec.kind) {
    case 'entity': return <EntityField {...props} />;
    case 'yes-no': return <YesNo {...props} />;
    case 'list': return words ? <Chips {...props} words={words} /> : <Lines {...props} />;
    case 'text': return words ? <OneOf {...props} words={words} /> : <Line {...props} />;
    case 'integer': case 'float': case 'date': return <Line {...props} />;
  }
}

/** Puts what is typed; what cannot be read is a problem and no value. */
function put({ name, kind }: ParameterSpec, typed: string): void {
  try {
    fillIn(name, readField(kind, typed));
  } catch (error) {
    fillIn(name, undefined, error instanceof Error ? error.message : String(error));
  }
}

const attributes = ({ id, describedBy, wrong }: FieldProps) => ({ id, 'aria-describedby': describedBy, 'aria-invalid': wrong });
const valueOf = ({ spec }: FieldProps): unknown => state.value.query.values[spec.name];

function Line(props: FieldProps) {
  const { spec } = props;
  const mode = spec.kind === 'integer' ? 'numeric' : spec.kind === 'float' ? 'decimal' : 'text';
  const hint = typeof spec.example === 'string' || typeof spec.example === 'number' ? `such as ${spec.example}` : spec.kind === 'date' ? 'such as 2021-12-31' : '';
  return <input {...attributes(props)} type={spec.kind === 'date' ? 'date' : 'text'} inputMode={mode} spellcheck={false} placeholder={hint} defaultValue={fieldText(valueOf(props))} key={problemFree(props) ? fieldText(valueOf(props)) : 'typed'} onChange={(event) => put(spec, event.currentTarget.value)} />;
}
/** A field that is wrong keeps what was typed; one that is right follows its value, which a history entry may replace. */
const problemFree = ({ wrong }: FieldProps): boolean => !wrong;

function Lines(props: FieldProps) {
  const text = fieldText(valueOf(props));
  return <textarea {...attributes(props)} key={text} rows={3} spellcheck={false} placeholder="one a line" defaultValue={text} onChange={(event) => put(props.spec, event.currentTarget.value)} />;
}

function YesNo(props: FieldProps) {
  return <select {...attributes(props)} value={fieldText(valueOf(props))} onChange={(event) => put(props.spec, event.currentTarget.value)}><option value="">choose</option><option value="true">yes</option><option value="false">no</option></select>;
}

const isVerdict = (word: string): word is Verdict => word in verdictWords;
const wordOf = (word: string): string => (isVerdict(word) ? verdictWords[word] : readable(word));

function OneOf({ words, ...props }: FieldProps & { words: readonly string[] }) {
  return <select {...attributes(props)} value={fieldText(valueOf(props))} onChange={(event) => put(props.spec, event.currentTarget.value)}><option value="">choose</option>{words.map((word) => <option key={word} value={word}>{wordOf(word)}</option>)}</select>;
}

/** Several words of a closed list: each a chip that can be taken off, and a list to add from. */
function Chips({ words, ...props }: FieldProps & { words: readonly string[] }) {
  const value = valueOf(props);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const left = words.filter((word) => !chosen.includes(word));
  const { name } = props.spec;
  const put = (list: readonly string[]): void => fillIn(name, list.length === 0 ? undefined : list);
  return (
    <div class="field chips-field">
      {chosen.map((word) => (
        <span class="word-chip" key={word} style={isVerdict(word) ? { color: `var(--${verdictMarks[word]})` } : {}}>
          {isVerdict(word) && <VerdictGlyph mark={verdictMarks[word]} size={13} />}{wordOf(word)}
          <button type="button" aria-label={`Take ${wordOf(word)} off`} onClick={() => put(chosen.filter((other) => other !== word))}>×</button>
        </span>
      ))}
      <select {...attributes(props)} value="" aria-label={`Add to ${name}`} onChange={(event) => { const word = event.currentTarget.value; if (word !== '') put([...chosen, word]); }}>
        <option value="">{chosen.length === 0 ? `any of ${words.length}: choose` : `add one of ${left.length}`}</option>
        {left.map((word) => <option key={word} value={word}>{wordOf(word)}</option>)}
      </select>
    </div>
  );
}
