// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/nth/fenced_vfs.h"

#include "tests/sim/nth/allocations.h"

#include <sqlite3.h>

namespace pos::sim {
namespace {

sqlite3_vfs *innerVfs = nullptr;
const sqlite3_io_methods *innerMethods = nullptr;

// A function like the one that `field` of a table points to, which calls it outside the till.
template <auto field>
struct Forward;

template <typename R, typename... A, R (*sqlite3_io_methods::*field)(A...)>
struct Forward<field> {
    static R call(A... arguments)
    {
        const Uncounted disk;
        return (innerMethods->*field)(arguments...);
    }
};

template <typename R, typename... A, R (*sqlite3_vfs::*field)(sqlite3_vfs *, A...)>
struct Forward<field> {
    static R call(sqlite3_vfs * /*outer*/, A... arguments)
    {
        const Uncounted disk;
        return (innerVfs->*field)(innerVfs, arguments...);
    }
};

const sqlite3_io_methods *fencedMethods()
{
    static const sqlite3_io_methods table = [] {
        using Methods = sqlite3_io_methods;
        sqlite3_io_methods m = *innerMethods;
        m.xClose = Forward<&Methods::xClose>::call;
        m.xRead = Forward<&Methods::xRead>::call;
        m.xWrite = Forward<&Methods::xWrite>::call;
        m.xTruncate = Forward<&Methods::xTruncate>::call;
        m.xSync = Forward<&Methods::xSync>::call;
        m.xFileSize = Forward<&Methods::xFileSize>::call;
        m.xLock = Forward<&Methods::xLock>::call;
        m.xUnlock = Forward<&Methods::xUnlock>::call;
        m.xCheckReservedLock = Forward<&Methods::xCheckReservedLock>::call;
        m.xFileControl = Forward<&Methods::xFileControl>::call;
        m.xShmMap = Forward<&Methods::xShmMap>::call;
        m.xShmLock = Forward<&Methods::xShmLock>::call;
        m.xShmUnmap = Forward<&Methods::xShmUnmap>::call;
        return m;
    }();
    return &table;
}

int open(sqlite3_vfs * /*outer*/, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const Uncounted disk;
    const int result = innerVfs->xOpen(innerVfs, name, file, flags, outFlags);
    if (file->pMethods != nullptr) {
        innerMethods = file->pMethods;
        file->pMethods = fencedMethods();
    }
    return result;
}

} // namespace

FencedVfs::FencedVfs(sqlite3_vfs *inner)
    : m_vfs(std::make_unique<sqlite3_vfs>(*inner))
{
    innerVfs = inner;
    m_vfs->pNext = nullptr;
    m_vfs->zName = "fenced";
    m_vfs->xOpen = open;
    m_vfs->xDelete = Forward<&sqlite3_vfs::xDelete>::call;
    m_vfs->xAccess = Forward<&sqlite3_vfs::xAccess>::call;
    m_vfs->xFullPathname = Forward<&sqlite3_vfs::xFullPathname>::call;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

FencedVfs::~FencedVfs()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

} // namespace pos::sim
