// SPDX-License-Identifier: Apache-2.0
//
// Rows in the order of their making, found by id. References stay valid while rows are added,
// because the model holds one row while it makes another.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pos::sandbox {

template <typename Row>
class Table {
public:
    // `row.id` must be new.
    Row &add(Row row)
    {
        m_at.emplace(row.id, m_rows.size());
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }
    [[nodiscard]] Row *find(std::string_view id)
    {
        const auto found = m_at.find(id);
        return found == m_at.end() ? nullptr : &m_rows[found->second];
    }
    [[nodiscard]] const Row *find(std::string_view id) const
    {
        const auto found = m_at.find(id);
        return found == m_at.end() ? nullptr : &m_rows[found->second];
    }
    [[nodiscard]] std::deque<Row> &rows() { return m_rows; }
    [[nodiscard]] const std::deque<Row> &rows() const { return m_rows; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::deque<Row> m_rows;
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_at;
};

} // namespace pos::sandbox
