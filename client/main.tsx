// Starts the client: fonts, styles, and the shell in its place.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './style/tokens.css';
import './style/page.css';
import { render } from 'preact';
import { App } from './views/app.tsx';

render(<App />, document.getElementById('app')!);
