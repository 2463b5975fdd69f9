import { Component, type ReactNode } from 'react';

interface State {
  message: string | null;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <div className="startmelding" role="alert">
        <p>
          <strong>Deze pagina is vastgelopen.</strong> Ververs de pagina om verder te gaan; wat u had ingevuld is
          hiermee weg.
        </p>
        <pre>{this.state.message}</pre>
      </div>
    );
  }
}
