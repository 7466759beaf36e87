// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/crash_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace pos::sim {

struct Handle;

struct MemoryFile {
    std::string bytes;
    std::map<const Handle *, int> locks; // SQLITE_LOCK_… of each open handle
    std::vector<std::unique_ptr<std::string>> regions; // shared memory, never on the disk
    std::map<const Handle *, std::array<int, SQLITE_SHM_NLOCK>>
        sharedLocks; // 1 shared, 2 exclusive
};

struct Handle : sqlite3_file {
    CrashVfs *vfs = nullptr;
    std::string name;
    std::shared_ptr<MemoryFile> file;
    bool readOnly = false;
};

struct CrashVfs::Backend {
    static CrashVfs &vfs(sqlite3_vfs *vfs) { return *static_cast<CrashVfs *>(vfs->pAppData); }
    static Handle &handle(sqlite3_file *file) { return *static_cast<Handle *>(file); }

    static std::int64_t usedBytes(const CrashVfs &vfs)
    {
        std::int64_t used = 0;
        for (const auto &[name, file] : vfs.m_files) {
            used += static_cast<std::int64_t>(file->bytes.size());
        }
        return used;
    }

    static int open(sqlite3_vfs *raw, const char *name, sqlite3_file *file, int flags, int *out);
    static int remove(sqlite3_vfs *raw, const char *name, int syncFolder);
    static int access(sqlite3_vfs *raw, const char *name, int what, int *answer);
    static int randomness(sqlite3_vfs *raw, int size, char *out);

    static int close(sqlite3_file *file);
    static int read(sqlite3_file *file, void *out, int size, sqlite3_int64 offset);
    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset);
    static int truncate(sqlite3_file *file, sqlite3_int64 size);
    static int sync(sqlite3_file *file, int flags);
    static int size(sqlite3_file *file, sqlite3_int64 *out);
    static int lock(sqlite3_file *file, int level);
    static int unlock(sqlite3_file *file, int level);
    static int reserved(sqlite3_file *file, int *out);
    static int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **out);
    static int shmLock(sqlite3_file *file, int first, int count, int flags);
    static int shmUnmap(sqlite3_file *file, int removeIt);
    static const sqlite3_io_methods *methods();
};

bool CrashVfs::fails(Call call)
{
    if ((m_plan.calls & call) == 0 || m_plan.nth <= 0) {
        return false;
    }
    if (m_plan.nth > 1) {
        --m_plan.nth;
        return false;
    }
    m_fired = true;
    if (!m_plan.sticky) {
        m_plan.nth = 0;
    }
    return true;
}

int CrashVfs::Backend::open(
    sqlite3_vfs *raw, const char *name, sqlite3_file *file, int flags, int *out)
{
    file->pMethods = nullptr;
    CrashVfs &self = vfs(raw);
    const bool create = (flags & SQLITE_OPEN_CREATE) != 0;
    if (name == nullptr || self.fails(CallOpen)) {
        return SQLITE_CANTOPEN;
    }
    auto found = self.m_files.find(name);
    if (found == self.m_files.end() && (!create || self.m_readOnly)) {
        return SQLITE_CANTOPEN;
    }
    if (found == self.m_files.end()) {
        found = self.m_files.emplace(name, std::make_shared<MemoryFile>()).first;
        self.m_log.push_back({OpKind::Create, name, 0, {}});
    }
    auto *opened = new (file) Handle{};
    opened->pMethods = methods();
    opened->vfs = &self;
    opened->name = name;
    opened->file = found->second;
    opened->readOnly = self.m_readOnly || (flags & SQLITE_OPEN_READONLY) != 0;
    if (out != nullptr) {
        *out = opened->readOnly
            ? (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY
            : flags;
    }
    return SQLITE_OK;
}

int CrashVfs::Backend::remove(sqlite3_vfs *raw, const char *name, int syncFolder)
{
    CrashVfs &self = vfs(raw);
    if (self.m_readOnly || self.fails(CallDelete)) {
        return SQLITE_IOERR_DELETE;
    }
    if (self.m_files.erase(name) == 0) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    const bool durable = syncFolder != 0 && !self.m_lying;
    self.m_log.push_back({durable ? OpKind::DurableDelete : OpKind::Delete, name, 0, {}});
    return SQLITE_OK;
}

int CrashVfs::Backend::access(sqlite3_vfs *raw, const char *name, int what, int *answer)
{
    CrashVfs &self = vfs(raw);
    if (self.fails(CallAccess)) {
        return SQLITE_IOERR_ACCESS;
    }
    const auto found = self.m_files.find(name);
    const std::string folder = std::string(name) + '/';
    const bool isFolder = std::any_of(self.m_files.begin(), self.m_files.end(),
        [&](const auto &entry) { return entry.first.starts_with(folder); });
    const bool there = isFolder || std::strcmp(name, "/") == 0 || std::strcmp(name, "/till") == 0
        || (found != self.m_files.end() && !found->second->bytes.empty());
    *answer = there && (what == SQLITE_ACCESS_EXISTS || !self.m_readOnly) ? 1 : 0;
    return SQLITE_OK;
}

int CrashVfs::Backend::randomness(sqlite3_vfs *raw, int size, char *out)
{
    CrashVfs &self = vfs(raw);
    Dice dice(++self.m_random);
    for (int i = 0; i < size; ++i) {
        out[i] = static_cast<char>(static_cast<unsigned char>(dice.next() & 0xffU));
    }
    return size;
}

int CrashVfs::Backend::close(sqlite3_file *file)
{
    Handle &self = handle(file);
    self.file->locks.erase(&self);
    self.file->sharedLocks.erase(&self);
    self.~Handle();
    return SQLITE_OK;
}

int CrashVfs::Backend::read(sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
    Handle &self = handle(file);
    if (self.vfs->fails(CallRead)) {
        return SQLITE_IOERR_READ;
    }
    const std::string &bytes = self.file->bytes;
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto part = std::min(static_cast<std::size_t>(size), bytes.size() - from);
    std::memset(out, 0, static_cast<std::size_t>(size));
    std::memcpy(out, bytes.data() + from, part);
    return part < static_cast<std::size_t>(size) ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

int CrashVfs::Backend::write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    Handle &self = handle(file);
    if (self.readOnly) {
        return SQLITE_READONLY;
    }
    std::string_view data(static_cast<const char *>(bytes), static_cast<std::size_t>(size));
    std::string &content = self.file->bytes;
    const auto end = static_cast<std::size_t>(offset + size);
    int code = SQLITE_OK;
    if (size > 0x1ffff) { // as the real one: it cannot, and calls it a full disk
        return SQLITE_FULL;
    }
    if (self.vfs->fails(CallWrite)) {
        code = self.vfs->m_plan.noSpace ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    } else if (self.vfs->m_capacityBytes >= 0 && end > content.size()
        && usedBytes(*self.vfs) + static_cast<std::int64_t>(end - content.size())
            > self.vfs->m_capacityBytes) {
        code = SQLITE_FULL;
    }
    if (code != SQLITE_OK) {
        data = data.substr(0, data.size() / 2); // a failed write may have written a part
        if (code == SQLITE_FULL) {
            const auto room = content.size() > static_cast<std::size_t>(offset)
                ? content.size() - static_cast<std::size_t>(offset)
                : 0;
            data = data.substr(0, std::min(data.size(), room));
        }
    }
    if (!data.empty()) {
        const auto from = static_cast<std::size_t>(offset);
        if (content.size() < from + data.size()) {
            content.resize(from + data.size(), '\0');
        }
        std::memcpy(content.data() + from, data.data(), data.size());
        self.vfs->m_log.push_back({OpKind::Write, self.name, offset, std::string(data)});
    }
    return code;
}

int CrashVfs::Backend::truncate(sqlite3_file *file, sqlite3_int64 size)
{
    Handle &self = handle(file);
    if (self.readOnly || self.vfs->fails(CallTruncate)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    self.file->bytes.resize(static_cast<std::size_t>(size), '\0');
    self.vfs->m_log.push_back({OpKind::Truncate, self.name, size, {}});
    return SQLITE_OK;
}

int CrashVfs::Backend::sync(sqlite3_file *file, int)
{
    Handle &self = handle(file);
    ++self.vfs->m_syncs;
    if (self.vfs->fails(CallSync)) {
        self.vfs->m_log.push_back({OpKind::FailedSync, self.name, 0, {}});
        return SQLITE_IOERR_FSYNC;
    }
    if (!self.vfs->m_lying) {
        self.vfs->m_log.push_back({OpKind::Sync, self.name, 0, {}});
    }
    return SQLITE_OK;
}

int CrashVfs::Backend::size(sqlite3_file *file, sqlite3_int64 *out)
{
    Handle &self = handle(file);
    if (self.vfs->fails(CallSize)) {
        return SQLITE_IOERR_FSTAT;
    }
    *out = static_cast<sqlite3_int64>(self.file->bytes.size());
    return SQLITE_OK;
}

int CrashVfs::Backend::lock(sqlite3_file *file, int level)
{
    Handle &self = handle(file);
    if (self.vfs->fails(CallLock)) {
        return SQLITE_IOERR_LOCK;
    }
    for (const auto &[other, held] : self.file->locks) {
        if (other == &self) {
            continue;
        }
        const bool refused = level == SQLITE_LOCK_SHARED ? held >= SQLITE_LOCK_PENDING
            : level == SQLITE_LOCK_RESERVED              ? held >= SQLITE_LOCK_RESERVED
                                                         : held >= SQLITE_LOCK_SHARED;
        if (refused) {
            return SQLITE_BUSY;
        }
    }
    int &mine = self.file->locks[&self];
    mine = std::max(mine, level);
    return SQLITE_OK;
}

int CrashVfs::Backend::unlock(sqlite3_file *file, int level)
{
    Handle &self = handle(file);
    int &mine = self.file->locks[&self];
    mine = std::min(mine, level);
    return SQLITE_OK;
}

int CrashVfs::Backend::reserved(sqlite3_file *file, int *out)
{
    const Handle &self = handle(file);
    *out = std::any_of(self.file->locks.begin(), self.file->locks.end(),
               [](const auto &entry) { return entry.second >= SQLITE_LOCK_RESERVED; })
        ? 1
        : 0;
    return SQLITE_OK;
}

int CrashVfs::Backend::shmMap(
    sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    Handle &self = handle(file);
    *out = nullptr;
    if (self.vfs->m_readOnly) {
        return SQLITE_CANTOPEN;
    }
    if (self.vfs->fails(CallShared)) {
        return SQLITE_IOERR_SHMMAP;
    }
    auto &regions = self.file->regions;
    const auto index = static_cast<std::size_t>(region);
    if (index >= regions.size() && extend == 0) {
        return SQLITE_OK;
    }
    while (regions.size() <= index) {
        regions.push_back(std::make_unique<std::string>(static_cast<std::size_t>(size), '\0'));
    }
    *out = regions[index]->data();
    return SQLITE_OK;
}

int CrashVfs::Backend::shmLock(sqlite3_file *file, int first, int count, int flags)
{
    Handle &self = handle(file);
    auto &mine = self.file->sharedLocks[&self];
    const int wanted
        = (flags & SQLITE_SHM_UNLOCK) != 0 ? 0 : ((flags & SQLITE_SHM_EXCLUSIVE) != 0 ? 2 : 1);
    if (wanted != 0 && self.vfs->fails(CallShared)) {
        return SQLITE_IOERR_SHMLOCK;
    }
    for (int slot = first; slot < first + count; ++slot) {
        for (const auto &[other, slots] : self.file->sharedLocks) {
            const int held = slots[static_cast<std::size_t>(slot)];
            if (other != &self && ((wanted == 2 && held > 0) || (wanted == 1 && held == 2))) {
                return SQLITE_BUSY;
            }
        }
    }
    for (int slot = first; slot < first + count; ++slot) {
        mine[static_cast<std::size_t>(slot)] = wanted;
    }
    return SQLITE_OK;
}

int CrashVfs::Backend::shmUnmap(sqlite3_file *file, int)
{
    Handle &self = handle(file);
    self.file->sharedLocks.erase(&self);
    if (self.file->sharedLocks.empty()) {
        self.file->regions.clear();
    }
    return SQLITE_OK;
}

const sqlite3_io_methods *CrashVfs::Backend::methods()
{
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = close;
        m.xRead = read;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync;
        m.xFileSize = size;
        m.xLock = lock;
        m.xUnlock = unlock;
        m.xCheckReservedLock = reserved;
        m.xFileControl = [](sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file *) { return 512; };
        // As the system's VFS says of a Linux disk: a torn write leaves its neighbours alone.
        m.xDeviceCharacteristics = [](sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
        m.xShmMap = shmMap;
        m.xShmLock = shmLock;
        m.xShmBarrier = [](sqlite3_file *) {};
        m.xShmUnmap = shmUnmap;
        return m;
    }();
    return &table;
}

CrashVfs::CrashVfs()
    : m_vfs(std::make_unique<sqlite3_vfs>())
    , m_name("pos-crash-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))
{
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = sizeof(Handle);
    m_vfs->mxPathname = 512;
    m_vfs->zName = m_name.c_str();
    m_vfs->pAppData = this;
    m_vfs->xOpen = Backend::open;
    m_vfs->xDelete = Backend::remove;
    m_vfs->xAccess = Backend::access;
    m_vfs->xFullPathname = [](sqlite3_vfs *, const char *name, int size, char *out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    };
    m_vfs->xRandomness = Backend::randomness;
    m_vfs->xSleep = [](sqlite3_vfs *, int microseconds) { return microseconds; };
    m_vfs->xCurrentTime = [](sqlite3_vfs *, double *out) {
        *out = 2460000.5;
        return SQLITE_OK;
    };
    m_vfs->xGetLastError = [](sqlite3_vfs *, int, char *) { return 0; };
    m_vfs->xCurrentTimeInt64 = [](sqlite3_vfs *, sqlite3_int64 *out) {
        *out = 212544043200000;
        return SQLITE_OK;
    };
    sqlite3_vfs_register(m_vfs.get(), 0);
}

CrashVfs::~CrashVfs()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

sqlite3_vfs *CrashVfs::handle() const
{
    return m_vfs.get();
}

void CrashVfs::boot(const Image &files)
{
    m_files.clear();
    for (const auto &[name, bytes] : files) {
        auto file = std::make_shared<MemoryFile>();
        file->bytes = bytes;
        m_files.emplace(name, std::move(file));
    }
    m_log.clear();
    m_plan = {};
    m_fired = false;
    m_readOnly = false;
    m_lying = false;
    m_capacityBytes = -1;
    m_syncs = 0;
}

Image CrashVfs::content() const
{
    Image image;
    for (const auto &[name, file] : m_files) {
        image[name] = file->bytes;
    }
    return image;
}

void CrashVfs::plan(const FaultPlan &plan)
{
    m_plan = plan;
    m_fired = false;
}

} // namespace pos::sim
