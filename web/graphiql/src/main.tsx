import 'graphiql/setup-workers/vite';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { ImagePreview } from '@graphiql/react';
import { createRoot } from 'react-dom/client';
import { App } from './app';

// GraphiQL would fetch any value in a response that ends like an image, once the mouse is on it: data in an address.
ImagePreview.shouldRender = () => false;

const container = document.getElementById('app');
if (container) createRoot(container).render(<App />);
