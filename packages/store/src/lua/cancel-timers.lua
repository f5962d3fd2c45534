-- Removes timers, claimed or not.
--
-- Guarantees: all or none; a repeat changes nothing.
--
-- KEYS[1] due times  KEYS[2] leases  KEYS[3] timers
-- ARGV timerIds
-- Returns number of timers removed
--
-- Atomic, because a half-removed timer would be claimed without its payload.
redis.call('ZREM', KEYS[1], unpack(ARGV))
redis.call('ZREM', KEYS[2], unpack(ARGV))
return redis.call('HDEL', KEYS[3], unpack(ARGV))
