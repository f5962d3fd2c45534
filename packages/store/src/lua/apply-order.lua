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
-- ARGV[6] document, packed
-- ARGV[7] longest change stream, entries (approximate)
-- ARGV[8] version of the layout
-- ARGV[9] mark of the keys, 8 bytes: the same for the same keys, another for others
-- Returns {1 written | 0 nothing to do | -1 lost, position held}
--
-- Atomic, because a reader between index and document would find an order that cannot be loaded, or miss one that is active.
local call, sub = redis.call, string.sub
local root, orderId, partition = KEYS[1], ARGV[1], ARGV[2]
local reached, floor, keys, document = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5], ARGV[6]
-- version of the layout, reached, number of the order, mark of its keys, their count; then of each key its bucket, 2 bytes
local HEAD, HEAD_BYTES, KEY_BYTES, BUCKET_BYTES, REF_BYTES = '>BI8I4c8I4', 25, 8, 2, 4
-- Longer values would turn the whole bucket from a listpack into a table of six times the size.
local MOST_REFS = 16

local position = tonumber(call('HGET', root .. 'pos', partition) or 0)
if position < floor then return {-1, position} end
if position >= reached then return {0, position} end

local documentKey = root .. 'o:' .. orderId
local number, mark, heldBuckets = nil, '', ''
local head = call('GETRANGE', documentKey, 0, HEAD_BYTES - 1)
if #head == HEAD_BYTES then
  local _, written, knownNumber, knownMark, count = struct.unpack(HEAD, head)
  if written >= reached then return {0, position} end
  number, mark = knownNumber, knownMark
  if count > 0 then
    heldBuckets = call('GETRANGE', documentKey, HEAD_BYTES, HEAD_BYTES + BUCKET_BYTES * count - 1)
  end
else
  -- Orders are numbered so that an index entry is 4 bytes whatever the orderId; whoever came later has the higher number.
  number = call('INCR', root .. 'seq')
  call('HSET', root .. 'n:' .. math.floor(number / 64), number % 64, orderId)
end

local ref = struct.pack('>I4', number)

local function placeOf(refs)
  for at = 1, #refs, REF_BYTES do
    if sub(refs, at, at + REF_BYTES - 1) == ref then return at end
  end
  return nil
end

-- Returns whether the order was not yet there.
local function add(prefix, field)
  local bucket = root .. 'k:' .. prefix
  -- Most keys are new, and one call is enough for them.
  if call('HSETNX', bucket, field, ref) == 1 then return true end
  local refs = call('HGET', bucket, field)
  if refs == '' then return call('ZADD', root .. 's:' .. prefix .. field, number, number) == 1 end
  if placeOf(refs) then return false end
  if #refs < MOST_REFS * REF_BYTES then
    call('HSET', bucket, field, refs .. ref)
    return true
  end
  -- A key of many orders gets a list of its own, sorted by their numbers; the empty value says so, and stays until it is empty.
  local many = root .. 's:' .. prefix .. field
  call('ZADD', many, number, number)
  for at = 1, #refs, REF_BYTES do
    local other = struct.unpack('>I4', refs, at)
    call('ZADD', many, other, other)
  end
  call('HSET', bucket, field, '')
  return true
end

local function remove(bucket, prefix, field, refs)
  if refs == '' then
    local many = root .. 's:' .. prefix .. field
    if call('ZREM', many, number) == 1 and call('EXISTS', many) == 0 then call('HDEL', bucket, field) end
    return
  end
  local at = placeOf(refs)
  if not at then return end
  local rest = sub(refs, 1, at - 1) .. sub(refs, at + REF_BYTES)
  if rest == '' then call('HDEL', bucket, field) else call('HSET', bucket, field, rest) end
end

-- Puts the keys in place and takes away those that the order has no more. Returns the buckets of all, joined.
local function place()
  -- By bucket, how many keys the order has no more: what it had, less what it is found to have had already.
  local gone = {}
  for at = 1, #heldBuckets, BUCKET_BYTES do
    local prefix = sub(heldBuckets, at, at + BUCKET_BYTES - 1)
    gone[prefix] = (gone[prefix] or 0) + 1
  end
  local wanted, buckets = {}, {}
  for at = 1, #keys, KEY_BYTES do
    local prefix, field = sub(keys, at, at + 1), sub(keys, at + 2, at + KEY_BYTES - 1)
    wanted[prefix .. field] = true
    buckets[#buckets + 1] = prefix
    if not add(prefix, field) then gone[prefix] = (gone[prefix] or 0) - 1 end
  end
  for prefix, count in pairs(gone) do
    if count > 0 then
      local bucket = root .. 'k:' .. prefix
      local entries = call('HGETALL', bucket)
      for at = 1, #entries, 2 do
        if not wanted[prefix .. entries[at]] then remove(bucket, prefix, entries[at], entries[at + 1]) end
      end
    end
  end
  return table.concat(buckets)
end

-- Most new versions of an order have the keys of the one before.
local buckets = mark == ARGV[9] and heldBuckets or place()
local newHead = struct.pack(HEAD, ARGV[8], reached, number, ARGV[9], #keys / KEY_BYTES)
call('SET', documentKey, newHead .. buckets .. document)
local told = call('INCR', root .. 'told')
call('XADD', root .. 'changes', 'MAXLEN', '~', ARGV[7], '*', 'n', told, 'k', keys)
return {1, position}
