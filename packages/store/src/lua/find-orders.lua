-- Finds the orders under each of many index keys in one round trip.
--
-- Guarantees: all keys are read at the same instant. Changes nothing.
--
-- KEYS[1] root of the room (`…{orders}:`)
-- ARGV[1] index keys, 8 bytes each, joined
-- ARGV[2…] pairs: partition, next offset that the index must hold of it
-- Returns hits only, flat: place of the key (from 0), orderId, place, orderId, … | -1, partition, position held: it holds less
--
-- A script, because the entries lie in 65,536 bucketed hashes and no variadic command reads across hashes; one flat answer,
-- because most keys find nothing. Bounded by the caller: at most 1,000 keys a call.
local call, sub, unpackRef = redis.call, string.sub, struct.unpack
local root, keys = KEYS[1], ARGV[1]
local buckets, found, at = root .. 'k:', {}, 0

-- In the same instant as the answer: an index that was emptied since the asker looked must not say "no such order".
for at = 2, #ARGV, 2 do
  local held = tonumber(call('HGET', root .. 'pos', ARGV[at]) or 0)
  if held < tonumber(ARGV[at + 1]) then return {-1, ARGV[at], held} end
end

local function hit(index, number)
  local orderId = call('HGET', root .. 'n:' .. math.floor(number / 64), number % 64)
  if orderId then
    found[at + 1], found[at + 2] = index, orderId
    at = at + 2
  end
end

for from = 0, #keys - 8, 8 do
  local refs = call('HGET', buckets .. sub(keys, from + 1, from + 2), sub(keys, from + 3, from + 8))
  if refs == '' then
    for _, number in ipairs(call('SMEMBERS', root .. 's:' .. sub(keys, from + 1, from + 8))) do
      hit(from / 8, tonumber(number))
    end
  elseif refs then
    for ref = 1, #refs, 4 do hit(from / 8, (unpackRef('>I4', refs, ref))) end
  end
end
return found
