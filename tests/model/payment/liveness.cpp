// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/liveness.h"

namespace pos::model {

void Graph::edge(std::uint32_t to, std::uint8_t classes)
{
    m_to.push_back(to);
    m_classes.push_back(classes);
}

void Graph::node(Ending ending, bool leavesBounds)
{
    m_ends.push_back(m_to.size());
    m_marks.push_back(
        static_cast<std::uint8_t>(static_cast<unsigned>(ending == Ending::Settled) * settledBit
            + static_cast<unsigned>(ending == Ending::Watched) * watchedBit
            + static_cast<unsigned>(ending == Ending::Asked) * askedBit
            + static_cast<unsigned>(leavesBounds) * leavesBit));
}

std::size_t Graph::bytes() const
{
    return m_to.capacity() * sizeof(std::uint32_t) + m_classes.capacity()
        + m_ends.capacity() * sizeof(std::uint64_t) + m_marks.capacity();
}

// Sweeps backwards until nothing is added; later states lie nearer to the ends, so few are needed.
std::vector<bool> Graph::reaching(std::uint8_t classes, std::uint8_t goals) const
{
    std::vector<bool> reaches(m_ends.size());
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = m_ends.size(); i-- > 0;) {
            if (reaches[i]) {
                continue;
            }
            bool now = (m_marks[i] & goals) != 0;
            for (auto at = i == 0 ? 0 : m_ends[i - 1]; !now && at < m_ends[i]; ++at) {
                now = (m_classes[at] & classes) == 0 && reaches[m_to[at]];
            }
            reaches[i] = now;
            changed = changed || now;
        }
    }
    return reaches;
}

Graph::Answer Graph::stuckWithout(std::uint8_t classes) const
{
    const bool tells = (classes & moveClass::telling) == 0;
    const bool answers = (classes & moveClass::person) == 0;
    const auto goals = static_cast<std::uint8_t>(tells ? settledBit : settledBit | watchedBit);
    const auto orAsk = static_cast<std::uint8_t>(answers ? goals : goals | askedBit);
    const auto settle = reaching(classes, goals);
    const auto ask = answers ? settle : reaching(classes, orAsk);
    const auto orLeave = reaching(classes, static_cast<std::uint8_t>(orAsk | leavesBit));
    Answer answer;
    for (std::size_t i = settle.size(); i-- > 0;) {
        if (!orLeave[i]) {
            ++answer.stuck;
            answer.example = static_cast<std::uint32_t>(i);
        } else if (!ask[i]) {
            ++answer.excused;
        } else if (!settle[i]) {
            ++answer.asked;
        }
    }
    return answer;
}

} // namespace pos::model
