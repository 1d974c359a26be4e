// Typed JSON values for the tests of results, written short.
import type { TypedValue } from '#graph/answers';

export const none: TypedValue = { $type: 'Null', _value: null };
export const int = (value: number | string): TypedValue => ({ $type: 'Integer', _value: String(value) });
export const float = (text: string): TypedValue => ({ $type: 'Float', _value: text });
export const text = (value: string): TypedValue => ({ $type: 'String', _value: value });
export const bool = (value: boolean): TypedValue => ({ $type: 'Boolean', _value: value });
export const list = (...items: TypedValue[]): TypedValue => ({ $type: 'List', _value: items });
export const map = (entries: Record<string, TypedValue>): TypedValue => ({ $type: 'Map', _value: entries });
export const timed = (type: string, value: string): TypedValue => ({ $type: type, _value: value });
export const node = (id: string, labels: string[], properties: Record<string, TypedValue> = {}): TypedValue => ({ $type: 'Node', _value: { _element_id: id, _labels: labels, _properties: properties } });
export const relationship = (id: string, start: string, type: string, end: string, properties: Record<string, TypedValue> = {}): TypedValue => ({ $type: 'Relationship', _value: { _element_id: id, _start_node_element_id: start, _end_node_element_id: end, _type: type, _properties: properties } });
export const path = (...items: TypedValue[]): TypedValue => ({ $type: 'Path', _value: items });
