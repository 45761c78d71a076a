import { Component, type ReactNode } from 'react'
import { FaultPage } from './fault-page.tsx'

interface FaultBoundaryProps {
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly failed: boolean
}

/** Keeps a fault within its area: the rest of the desk goes on. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { failed: false }

  static getDerivedStateFromError(): FaultBoundaryState {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <FaultPage onAgain={() => this.setState({ failed: false })} />
  }
}
