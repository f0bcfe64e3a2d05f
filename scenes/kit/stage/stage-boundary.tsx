import { Component, type ReactNode } from 'react';

interface StageBoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (again: () => void) => ReactNode;
}

/** A picture that fails takes nothing else with it. */
export class StageBoundary extends Component<StageBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (this.state.failed) return this.props.fallback(() => this.setState({ failed: false }));
    return this.props.children;
  }
}
