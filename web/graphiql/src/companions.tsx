/** What GraphiQL leaves out, as components without a face of their own: they live inside it to reach its state. */
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/**
 * One set of headers for all tabs. GraphiQL keeps them per tab, which would mean entering the token again for every
 * example. What the user typed counts, not what GraphiQL puts in the editor when the tab changes.
 */
export function SharedHeaders() {
  const typed = useRef('');
  const editor = useGraphiQL((state) => state.headerEditor);
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);

  useEffect(() => {
    const listener = editor?.onDidChangeModelContent(() => {
      if (editor.hasTextFocus()) typed.current = editor.getValue();
    });
    return () => listener?.dispose();
  }, [editor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the other tab is the occasion
  useEffect(() => {
    if (editor && editor.getValue() !== typed.current) editor.setValue(typed.current);
  }, [editor, tab]);

  return null;
}

/** The page follows the system's light or dark by itself; the editors need to be told. */
export function SystemTheme() {
  const { theme, monacoTheme } = useGraphiQL(pick('theme', 'monacoTheme'));
  const { setTheme } = useGraphiQLActions();

  // biome-ignore lint/correctness/useExhaustiveDependencies: listen again once the editors have their first theme
  useEffect(() => {
    if (theme !== null) return;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, monacoTheme, setTheme]);

  return null;
}

/** With a tab for every case the bar scrolls: the tab in use stays in sight, and an ordinary mouse wheel will do. */
export function ScrollingTabs() {
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the other tab is the occasion
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  useEffect(() => {
    const bar = document.querySelector('.graphiql-tabs');
    const scroll = (event: Event) => bar?.scrollBy({ left: (event as WheelEvent).deltaY });
    bar?.addEventListener('wheel', scroll, { passive: true });
    return () => bar?.removeEventListener('wheel', scroll);
  }, []);

  return null;
}
