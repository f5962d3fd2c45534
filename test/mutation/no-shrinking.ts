import * as fc from 'fast-check'

// That a property fails is the verdict; looking for the smallest example takes a mutant seconds to minutes.
fc.configureGlobal({ endOnFailure: true })
