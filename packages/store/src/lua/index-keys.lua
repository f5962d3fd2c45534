-- Every index key whose first byte is the one asked for.
--
-- Guarantees: a key that is held when this is asked, and still held when it answers, is in the answer. Changes nothing.
--
-- KEYS[1] root of the room (`…{orders}:`)
-- ARGV[1] first byte of the keys, 0 to 255
-- ARGV[2], ARGV[3] range of their second byte
-- Returns the keys, 8 bytes each, joined
--
-- A script, because the keys lie in 65,536 bucketed hashes; in small ranges, because it holds the server meanwhile.
local root, parts = KEYS[1], {}
for second = tonumber(ARGV[2]), tonumber(ARGV[3]) do
  local prefix = string.char(tonumber(ARGV[1]), second)
  for _, field in ipairs(redis.call('HKEYS', root .. 'k:' .. prefix)) do parts[#parts + 1] = prefix .. field end
end
return table.concat(parts)
