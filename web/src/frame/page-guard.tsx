// When a part of a page breaks, the reader sees a sentence and a way on instead of a blank window.
import { Component, type ReactNode } from "react";
import { Failure } from "../states/answer";

export class PageGuard extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? <Failure error={error} onRetry={() => window.location.reload()} /> : this.props.children;
  }
}
