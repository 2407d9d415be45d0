import type { Clock } from '../config.js'
import type { AlertStore } from './storage/alert-store.js'
import type { DerivedSecrets } from './tokens.js'
import type { SignUps, Wish } from './types.js'

/** What visitors do about alerts. Messages are sent by the process of the alerts, so that no answer takes longer. */
export class KeptSignUps implements SignUps {
  constructor(
    private readonly store: AlertStore,
    private readonly secrets: DerivedSecrets,
    private readonly clock: Clock,
  ) {}

  async ask(wish: Wish): Promise<{ secret: string | null }> {
    const id = this.store.ask(wish, this.clock())
    return { secret: wish.channel === 'webhook' ? this.secrets.webhookSecret(id) : null }
  }

  async asked(token: string): Promise<string | null> {
    return this.store.askedBy(token, this.clock())?.label ?? null
  }

  async confirm(token: string): Promise<string | null> {
    return this.store.confirm(token, this.clock())?.label ?? null
  }

  async followed(token: string): Promise<string | null> {
    const id = this.secrets.idOfLeaveToken(token)
    return id === null ? null : (this.store.follower(id)?.label ?? null)
  }

  async leave(token: string): Promise<void> {
    const id = this.secrets.idOfLeaveToken(token)
    if (id !== null) this.store.leave(id)
  }
}
