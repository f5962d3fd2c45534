-- Removes a timer that was claimed, if the claim is still the latest.
--
-- Guarantees: the token of an older claim, or of a timer that was moved since, removes nothing.
--
-- KEYS[1] due times  KEYS[2] leases  KEYS[3] timers
-- ARGV[1] timerId
-- ARGV[2] fencing token
-- Returns 1 removed | 0 not
--
-- Atomic, because the check of the token is the only thing that fences a claimer that was paused beyond its lease.
local held = redis.call('HGET', KEYS[3], ARGV[1])
if not held or ARGV[2] == '0' then return 0 end
if string.format('%.0f', (struct.unpack('>I8', held))) ~= ARGV[2] then return 0 end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
return 1
