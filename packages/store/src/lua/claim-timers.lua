-- Claims what is due and not leased, earliest first.
--
-- Guarantees: while a lease holds, no other claim gets the timer; every claim gets a new, higher fencing token, so that only
-- the latest claimer can complete. A claim whose answer was lost comes free again when its lease ends.
--
-- KEYS[1] due times  KEYS[2] leases  KEYS[3] timers  KEYS[4] last fencing token
-- ARGV[1] now, epoch ms
-- ARGV[2] most timers
-- ARGV[3] length of the lease, ms
-- Returns quadruples, flat: timerId, dueAt, payload, token
--
-- Atomic, because two claimers must never read the same timer as free. Reads at most the limit and the leased ones.
local now, most, leaseMs = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[1])
local leased = redis.call('ZCARD', KEYS[2])
local due = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, most + leased, 'WITHSCORES')

local claimed, taken = {}, 0
for at = 1, #due, 2 do
  if taken == most then break end
  local id = due[at]
  if leased == 0 or not redis.call('ZSCORE', KEYS[2], id) then
    local token = redis.call('INCR', KEYS[4])
    local payload = string.sub(redis.call('HGET', KEYS[3], id), 9)
    redis.call('HSET', KEYS[3], id, struct.pack('>I8', token) .. payload)
    redis.call('ZADD', KEYS[2], string.format('%.0f', now + leaseMs), id)
    local last = taken * 4
    claimed[last + 1], claimed[last + 2], claimed[last + 3], claimed[last + 4] = id, due[at + 1], payload, token
    taken = taken + 1
  end
end
return claimed
