/** Enough of a browser for sign-in: cookies by host and path, redirects one at a time. */
export const makeBrowser = () => {
  const jar = new Map<string, { value: string; path: string; name: string; host: string }>()
  const visit = async (url: string, init: RequestInit = {}) => {
    const { host, pathname } = new URL(url)
    const cookie = [...jar.values()]
      .filter(each => each.host === host && pathname.startsWith(each.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const headers = new Headers(init.headers)
    if (cookie !== '') headers.set('cookie', cookie)
    headers.set('accept', 'text/html')
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split(/=(.*)/su)
      const path = attributes.find(text => text.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
      const key = `${host} ${path} ${name}`
      if (value === '' || /expires=thu, 01 jan 1970/iu.test(line)) jar.delete(key)
      else jar.set(key, { value, path, name, host })
    }
    return response
  }
  /** Follows redirects to the first page. */
  const open = async (url: string, init?: RequestInit) => {
    let at = url
    let response = await visit(at, init)
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops += 1) {
      at = new URL(response.headers.get('location') ?? '', at).href
      response = await visit(at)
    }
    return { url: at, status: response.status, headers: response.headers, text: await response.text() }
  }
  const send = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    open(url, { method: 'POST', body: new URLSearchParams(form), headers })
  return { open, send, jar }
}
