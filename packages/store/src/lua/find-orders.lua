-- Finds the orders under each of many index keys in one round trip.
--
-- Guarantees: all keys are read at the same instant. Changes nothing.
--
-- KEYS[1] root of the room (`…{orders}:`)
-- ARGV[1] index keys, 8 bytes each, joined
-- Returns hits only, flat: place of the key (from 0), orderId, place, orderId, …
--
-- A script, because the entries lie in 65,536 bucketed hashes and no variadic command reads across hashes; one flat answer,
-- because most keys find nothing. Bounded by the caller: at most 1,000 keys a call.
local root, keys = KEYS[1], ARGV[1]
local found, at = {}, 0

local function hit(index, number)
  local orderId = redis.call('HGET', root .. 'n:' .. math.floor(number / 256), number % 256)
  if orderId then
    found[at + 1], found[at + 2] = index, orderId
    at = at + 2
  end
end

for index = 0, #keys / 8 - 1 do
  local from = index * 8
  local refs = redis.call('HGET', root .. 'k:' .. string.sub(keys, from + 1, from + 2), string.sub(keys, from + 3, from + 8))
  if refs == '' then
    for _, number in ipairs(redis.call('SMEMBERS', root .. 's:' .. string.sub(keys, from + 1, from + 8))) do
      hit(index, tonumber(number))
    end
  elseif refs then
    for ref = 1, #refs, 4 do hit(index, (struct.unpack('>I4', refs, ref))) end
  end
end
return found
