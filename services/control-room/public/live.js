/**
 * `<live-status>`: keeps the parts of a page that are marked `data-live` current, and says since when.
 *
 * A change comes over the stream, the page is fetched again, and those parts are replaced by their own new HTML, except where
 * somebody may be typing. Without JavaScript the link inside it does the same by hand. When the line goes silent it says so loudly.
 */
const beatMs = 10_000
const silentAfterMs = 3.5 * beatMs
const gatherMs = 250

/** @param {Date} at */
const clock = at => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' }).format(at)

class LiveStatus extends HTMLElement {
  #heardAt = new Date()
  #isFetching = false
  #isWanted = false
  /** @type {EventSource | null} */
  #source = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon
  /** @type {ReturnType<typeof setInterval>[]} */
  #timers = []

  connectedCallback() {
    this.#listen()
    this.#timers = [
      setInterval(() => this.#isSilent() && this.#lost(), beatMs / 2),
      // Ages ("5 minutes ago") go on, and the numbers of the account move, when no alert changes.
      setInterval(
        () => !document.hidden && !this.#isSilent() && this.#refreshSoon(),
        Number(this.getAttribute('every-ms') ?? 60_000),
      ),
    ]
  }

  disconnectedCallback() {
    this.#source?.close()
    this.#timers.forEach(clearInterval)
    clearTimeout(this.#soon)
  }

  #listen() {
    const alertId = this.getAttribute('alert-id')
    const source = new EventSource('/api/stream?beat=1')
    const heard = () => {
      this.#heardAt = new Date()
      if (this.classList.contains('ba-live--lost')) this.#refreshSoon()
    }
    source.addEventListener('open', heard)
    source.addEventListener('beat', heard)
    source.addEventListener('message', event => {
      heard()
      const change = /** @type {{ alertId: string }} */ (JSON.parse(String(event.data)))
      if (alertId === null || change.alertId === alertId) this.#refreshSoon()
    })
    // The browser comes back by itself after a broken line, and gives up for good after an answer that is no stream.
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return
      this.#source = null
      setTimeout(() => this.isConnected && this.#source === null && this.#begin(), beatMs / 2)
    })
    this.#source = source
  }

  /** A new line has no position: what was missed is in the page itself. */
  #begin() {
    this.#listen()
    this.#refreshSoon()
  }

  #isSilent = () => Date.now() - this.#heardAt.getTime() > silentAfterMs

  /** Everything that changes within a quarter of a second is one refresh. */
  #refreshSoon() {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.#refresh()
    }, gatherMs)
  }

  async #refresh() {
    if (this.#isFetching) {
      this.#isWanted = true
      return
    }
    this.#isFetching = true
    try {
      const address = new URL(location.href)
      address.searchParams.delete('saved')
      const response = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual' })
      if (!response.ok) throw new Error('the page was not given')
      replaceParts(new DOMParser().parseFromString(await response.text(), 'text/html'))
      this.classList.remove('ba-live--lost')
      this.#say(`Last updated ${clock(new Date())}`)
    } catch {
      this.#lost()
    }
    this.#isFetching = false
    if (this.#isWanted) this.#refreshSoon()
    this.#isWanted = false
  }

  #lost() {
    this.classList.add('ba-live--lost')
    this.#say(`Not live since ${clock(this.#heardAt)}. What you see may be old.`)
  }

  /** @param {string} words */
  #say(words) {
    const place = this.querySelector('[role=status]')
    if (place && place.textContent !== words) place.textContent = words
  }
}

/** @param {Document} fresh */
const replaceParts = fresh => {
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    // What somebody may be typing into stays as it is.
    if (!next || next.innerHTML === part.innerHTML || part.querySelector('textarea, select, input:not([type=hidden])'))
      continue
    // Somebody may be reading with the keyboard: what was focused or opened stays so.
    const focused = part.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null
    const opened = [...part.querySelectorAll('details')].map(details => details.open)
    part.className = next.className
    part.replaceChildren(...next.childNodes)
    part.querySelectorAll('details').forEach((details, index) => {
      details.open = opened[index] ?? false
    })
    if (focused) [...part.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus()
  }
}

customElements.define('live-status', LiveStatus)
