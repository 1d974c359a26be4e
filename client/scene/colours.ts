// The canvas's colours in both themes: quiet for what a thing is, loud for what became of a promise.
import type { VerdictMark } from '#graph/verdict-words';
import type { SceneLabel } from './model.ts';

export interface Palette { readonly paper: string; readonly ink: string; readonly muted: string; readonly accent: string; readonly edge: string; readonly kinds: Readonly<Record<SceneLabel, string>>; readonly marks: Readonly<Record<VerdictMark, string>> }

const facts = (colour: string): Record<'Commitment' | 'Event' | 'Flow' | 'Figure' | 'Statement' | 'Source' | 'Dispute', string> => ({ Commitment: colour, Event: colour, Flow: colour, Figure: colour, Statement: colour, Source: colour, Dispute: colour });
export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    paper: '#FBFAF7', ink: '#1B1E23', muted: '#5C626B', accent: '#0B6E78', edge: '#8A8F98',
    kinds: { Actor: '#5B6F8C', Institution: '#7C7296', Project: '#8A7F66', Agreement: '#5F827F', Region: '#8C8E94', ...facts('#6B7078') },
    marks: { kept: '#1B9C78', 'in-progress': '#1F5AA0', stalled: '#B88600', withdrawn: '#A84A0A', reneged: '#C4123A', disputed: '#C04BD6', 'partly-kept': '#1B9C78', unknown: '#6B7078', ended: '#5C626B' },
  },
  dark: {
    paper: '#13161B', ink: '#E9E7E1', muted: '#A2A9B4', accent: '#5CC4CF', edge: '#6C7480',
    kinds: { Actor: '#8193AE', Institution: '#9C92B8', Project: '#A89E84', Agreement: '#84A5A2', Region: '#8E9197', ...facts('#949BA6') },
    marks: { kept: '#34C9A0', 'in-progress': '#4A8FDB', stalled: '#FFD23F', withdrawn: '#F2782A', reneged: '#F2405C', disputed: '#D98CFF', 'partly-kept': '#34C9A0', unknown: '#949BA6', ended: '#A2A9B4' },
  },
};

/** `#RRGGBB` with an alpha, for the programs. */
export const withAlpha = (hex: string, alpha: number): string => hex + Math.round(Math.max(0, Math.min(1, alpha)) * 255).toString(16).padStart(2, '0');
export const unit = (hex: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
