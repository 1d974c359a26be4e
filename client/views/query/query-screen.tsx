// The Query screen: where people who write Cypher work.
export function QueryScreen() {
  return <main class="query" aria-label="Query" />;
}
