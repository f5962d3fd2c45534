-- Sets timers; one that exists is moved and loses its claim.
--
-- Guarantees: all or none; a repeat leaves the same timers.
--
-- KEYS[1] due times (sorted set: timerId by dueAt)  KEYS[2] leases (sorted set: timerId by end of lease)  KEYS[3] timers (hash)
-- ARGV triples: timerId, dueAt in epoch ms, payload
-- Returns number of timers set
--
-- Atomic, because a timer that is due but has no payload, or keeps the claim of its former time, would be lost or fire twice.
for at = 1, #ARGV, 3 do
  local id, dueAt = ARGV[at], ARGV[at + 1]
  redis.call('ZADD', KEYS[1], dueAt, id)
  redis.call('ZREM', KEYS[2], id)
  -- fencing token (0: not claimed), then the payload
  redis.call('HSET', KEYS[3], id, struct.pack('>I8', 0) .. ARGV[at + 2])
end
return #ARGV / 3
