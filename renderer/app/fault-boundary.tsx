import { Component, type ReactNode } from 'react'
import { FaultPage } from './fault-page.tsx'

interface FaultBoundaryProps {
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly fault: Error | null
}

/** Keeps a fault within its area: the rest of the desk goes on. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null }

  static getDerivedStateFromError(fault: Error): FaultBoundaryState {
    return { fault }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (!fault) return this.props.children
    return <FaultPage fault={fault} onAgain={() => this.setState({ fault: null })} />
  }
}
