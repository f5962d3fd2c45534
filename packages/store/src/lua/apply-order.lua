-- Puts one order in place: document, index entries and change-stream entry (fields `n` number, `k` index keys) change together.
--
-- Guarantees: a stretch that ends at or before the position held, or at or before the stretch this order was last written by,
-- changes nothing; so a repeat after a lost answer changes nothing. Keys the order no longer holds stop finding it, keys it
-- holds find it, keys of other orders are untouched. When the index holds less of the partition than the writer knows it held
-- (it was emptied or failed over), nothing is written.
--
-- KEYS[1] root of the room (`…{orders}:`); the rest derives from it and shares its hash tag
-- ARGV[1] orderId
-- ARGV[2] partition, `<topic>/<number>`
-- ARGV[3] offset after the stretch's last record
-- ARGV[4] floor: offset that the writer knows the position of the partition had reached
-- ARGV[5] index keys, 8 bytes each, joined, each once
-- ARGV[6] document
-- ARGV[7] longest change stream, entries (approximate)
-- Returns {1 written | 0 nothing to do | -1 lost, position held}
--
-- Atomic, because a reader between index and document would find an order that cannot be loaded, or miss one that is active.
local root, orderId, partition = KEYS[1], ARGV[1], ARGV[2]
local reached, floor, keys, document = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5], ARGV[6]
-- version of the layout, reached, number of the order, count of keys
local HEAD, HEAD_BYTES, KEY_BYTES, REF_BYTES = '>BI8I4I2', 15, 8, 4
-- Longer values would turn the whole bucket from a listpack into a table of six times the size.
local MOST_REFS = 16

local position = tonumber(redis.call('HGET', root .. 'pos', partition) or 0)
if position < floor then return {-1, position} end
if position >= reached then return {0, position} end

local documentKey = root .. 'o:' .. orderId
local number, held = nil, ''
local head = redis.call('GETRANGE', documentKey, 0, HEAD_BYTES - 1)
if #head == HEAD_BYTES then
  local _, written, knownNumber, count = struct.unpack(HEAD, head)
  if written >= reached then return {0, position} end
  number = knownNumber
  if count > 0 then
    held = redis.call('GETRANGE', documentKey, HEAD_BYTES, HEAD_BYTES + KEY_BYTES * count - 1)
  end
else
  -- Orders are numbered so that an index entry is 4 bytes whatever the orderId.
  number = redis.call('INCR', root .. 'seq')
  redis.call('HSET', root .. 'n:' .. math.floor(number / 64), number % 64, orderId)
end

local ref = struct.pack('>I4', number)

local function each(packed, visit)
  for at = 1, #packed, KEY_BYTES do visit(string.sub(packed, at, at + KEY_BYTES - 1)) end
end

local function has(refs)
  for at = 1, #refs, REF_BYTES do
    if string.sub(refs, at, at + REF_BYTES - 1) == ref then return at end
  end
  return nil
end

local function place(key)
  return root .. 'k:' .. string.sub(key, 1, 2), string.sub(key, 3)
end

local wanted = {}
each(keys, function(key) wanted[key] = true end)
local had = {}
each(held, function(key)
  had[key] = true
  if wanted[key] then return end
  local bucket, field = place(key)
  local refs = redis.call('HGET', bucket, field)
  if refs == '' then
    local many = root .. 's:' .. key
    redis.call('SREM', many, number)
    if redis.call('EXISTS', many) == 0 then redis.call('HDEL', bucket, field) end
  elseif refs then
    local at = has(refs)
    if not at then return end
    local rest = string.sub(refs, 1, at - 1) .. string.sub(refs, at + REF_BYTES)
    if rest == '' then redis.call('HDEL', bucket, field) else redis.call('HSET', bucket, field, rest) end
  end
end)
each(keys, function(key)
  if had[key] then return end
  local bucket, field = place(key)
  -- Most keys are new, and one call is enough for them.
  if redis.call('HSETNX', bucket, field, ref) == 1 then return end
  local refs = redis.call('HGET', bucket, field)
  if refs == '' then
    redis.call('SADD', root .. 's:' .. key, number)
  elseif has(refs) then
    return
  elseif #refs < MOST_REFS * REF_BYTES then
    redis.call('HSET', bucket, field, refs .. ref)
  else
    -- A key of many orders gets a set of its own; the empty value says so, and stays until the set is empty.
    local many = root .. 's:' .. key
    redis.call('SADD', many, number)
    for at = 1, #refs, REF_BYTES do redis.call('SADD', many, (struct.unpack('>I4', refs, at))) end
    redis.call('HSET', bucket, field, '')
  end
end)

redis.call('SET', documentKey, struct.pack(HEAD, 1, reached, number, #keys / KEY_BYTES) .. keys .. document)
local told = redis.call('INCR', root .. 'told')
redis.call('XADD', root .. 'changes', 'MAXLEN', '~', ARGV[7], '*', 'n', told, 'k', keys)
return {1, position}
